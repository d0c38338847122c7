// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { levelOf } from '@fourplane/plugin-fourplane-common';
import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { LogArchiveError } from '../archive/LogArchiveError';
import { nanosecondTime } from '../archive/nanosecondTime';
import { atOnce } from '../atOnce';
import {
  IndexBars,
  IndexCounts,
  IndexedLine,
  IndexExtent,
  IndexFilter,
  IndexPage,
  IndexSearch,
  LeftOut,
  LogIndex,
  LogScope,
} from '../LogIndex';
import { lineFields } from '../logRules/lineFields';
import { lineMatcher, MatchedLine } from '../logRules/lineMatcher';
import { countLines } from '../logRules/countLines';
import {
  compareLines,
  isAfterPosition,
  placedLines,
  placeWithin,
} from '../logRules/lineOrder';
import { ObserverLine } from './observerAnswers';
import { ObserverClient } from './ObserverClient';

type Options = { readonly signal: AbortSignal };

/** A time in which lines are looked for, in milliseconds since 1970; `to` exclusive. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** All lines of a scope from one end of a window up to `until`, where that is not the other end. */
interface Read {
  readonly lines: readonly IndexedLine[];
  readonly until?: number;
  /** More lines share a millisecond than an observer gives. */
  readonly isCrowded: boolean;
}

const MOST = 1_000;
const LINE_ID = /^[^~]{30}~[^~]{0,253}~[^~]{0,63}~[\w-]{16}~\d{1,4}$/;
const SCOPES_AT_ONCE = 4;
const MAX_ASKINGS = 10;
/** What it looks back at most. */
const LONGEST_MS = 30 * 86_400_000 - 2;

/**
 * {@link LogIndex} of OpenChoreo's observer. It gives a thousand lines at once and pages by time alone, so a page is read from
 * where the one before ended, and its lines are looked at here; counts are of the newest lines only, which is said.
 */
export class ObserverLogIndex implements LogIndex {
  static create(options: { client: ObserverClient }): ObserverLogIndex {
    return new ObserverLogIndex(options.client);
  }

  readonly title = 'Observer';

  private constructor(private readonly client: ObserverClient) {}

  async search(search: IndexSearch, { signal }: Options): Promise<IndexPage> {
    const { order, limit, after, scopes } = search;
    const found: IndexedLine[] = [];
    let isCrowded = false;
    let window: Window | undefined = windowAfter(search);
    for (let asked = 0; window && scopes.length > 0; asked++) {
      const read = await this.read(search, window, signal);
      isCrowded ||= read.isCrowded;
      found.push(
        ...read.lines.filter(
          line => !after || isAfterPosition(line, after, order),
        ),
      );
      const rest = remaining(window, read.until, order);
      const page = placedLines(found.slice(0, limit), after);
      const leftOut = crowded(isCrowded);
      if (found.length > limit || (found.length === limit && rest)) {
        return { lines: page, leftOut, position: page.at(-1)?.position };
      }
      if (rest && asked + 1 >= MAX_ASKINGS) {
        const edge = order === 'asc' ? rest.from : rest.to - 1;
        const key = [edge, order === 'asc' ? -1 : Number.MAX_SAFE_INTEGER];
        return {
          lines: page,
          leftOut,
          position: { key: [key[0], key[1]], given: [] },
        };
      }
      window = rest;
    }
    return {
      lines: placedLines(found, after),
      leftOut: crowded(isCrowded),
    };
  }

  async count(
    { bars, ...filter }: IndexFilter & { readonly bars: IndexBars },
    { signal }: Options,
  ): Promise<IndexCounts> {
    const lines: IndexedLine[] = [];
    const search = { ...filter, order: 'desc' as const, limit: MOST };
    let window: Window | undefined = windowAfter(search);
    for (
      let asked = 0;
      window && filter.scopes.length > 0 && asked < MAX_ASKINGS;
      asked++
    ) {
      const read = await this.read(search, window, signal);
      lines.push(...read.lines);
      window = remaining(window, read.until, 'desc');
    }
    const isCut = window !== undefined && filter.scopes.length > 0;
    return {
      levels: countLines(lines, bars),
      isEstimate: isCut,
      ...(isCut && {
        leftOut: {
          what: `The observer counts nothing: only lines from ${new Date(
            window?.to ?? 0,
          ).toISOString()} on are counted here`,
          mend: 'Ask for a shorter time',
        },
      }),
    };
  }

  async line(
    { scope, id }: { readonly scope: LogScope; readonly id: string },
    { signal }: Options,
  ): Promise<IndexedLine | undefined> {
    const [at] = id.split('~');
    const time = Date.parse(at);
    if (Number.isNaN(time) || !LINE_ID.test(id)) {
      throw new InputError(
        'The id is not one of a line that a search has found',
      );
    }
    const window = { from: time, to: time + 1 };
    const filter = { scopes: [scope], ...window, order: 'asc' as const };
    const { lines } = await this.read({ ...filter, limit: 1 }, window, signal);
    return lines.find(line => line.id === id);
  }

  async extent(): Promise<IndexExtent> {
    return {};
  }

  /** Of all scopes up to where all are known, in the order of the search. */
  private async read(
    search: IndexSearch,
    window: Window,
    signal: AbortSignal,
  ): Promise<Read> {
    const { order, scopes } = search;
    const sign = order === 'asc' ? 1 : -1;
    const reads = await atOnce(SCOPES_AT_ONCE, scopes, scope =>
      this.readScope(search, scope, window, signal),
    );
    const edges = reads.flatMap(({ until }) => until ?? []);
    const until =
      edges.length > 0
        ? sign * Math.min(...edges.map(edge => sign * edge))
        : undefined;
    const lines = reads
      .flatMap(each => each.lines)
      .filter(
        ({ position: { key } }) =>
          until === undefined || sign * key[0] < sign * until,
      )
      .sort((one, other) => sign * compareLines(one, other));
    return { lines, until, isCrowded: reads.some(each => each.isCrowded) };
  }

  private async readScope(
    search: IndexSearch,
    scope: LogScope,
    window: Window,
    signal: AbortSignal,
  ): Promise<Read> {
    const { order } = search;
    const { owner, namespace } = scope;
    if (!owner) {
      throw new LogArchiveError({
        failure: 'request',
        problem: {
          what: 'Nothing says whose lines the observer is to be asked for',
          where: this.client.address,
        },
      });
    }
    const query = { owner, namespace, order, limit: MOST, ...window };
    const answer = await this.client.logs(query, { signal });
    const lines = linesOf(answer.lines, scope, search, window);
    const last = Date.parse(answer.last ?? '');
    if (answer.given < MOST || Number.isNaN(last)) {
      return { lines, isCrowded: false };
    }
    const edge = Math.min(Math.max(last, window.from), window.to - 1);
    // Others of the last one's millisecond may follow.
    const isBefore = ({ position: { key } }: IndexedLine) =>
      order === 'asc' ? key[0] < edge : key[0] > edge;
    const first = order === 'asc' ? window.from : window.to - 1;
    return edge === first
      ? { lines, until: edge + (order === 'asc' ? 1 : -1), isCrowded: true }
      : { lines: lines.filter(isBefore), until: edge, isCrowded: false };
  }
}

function windowAfter({ from, to, after, order }: IndexSearch): Window {
  const earliest = Math.max(from, 0, to - LONGEST_MS);
  if (!after) {
    return { from: earliest, to };
  }
  const [time] = after.key;
  return order === 'asc'
    ? { from: Math.max(earliest, time), to }
    : { from: earliest, to: Math.min(to, time + 1) };
}

/** What of a window is still to be read; undefined where nothing is. */
function remaining(
  { from, to }: Window,
  until: number | undefined,
  order: 'asc' | 'desc',
): Window | undefined {
  if (until === undefined) {
    return undefined;
  }
  const rest = order === 'asc' ? { from: until, to } : { from, to: until + 1 };
  return rest.from < rest.to ? rest : undefined;
}

function linesOf(
  found: readonly ObserverLine[],
  scope: LogScope,
  search: IndexSearch,
  { from, to }: Window,
): IndexedLine[] {
  const matches = lineMatcher(search);
  const seen = new Map<string, number>();
  return found.flatMap(({ timestamp, log: text, pod, container, labels }) => {
    const at = nanosecondTime(timestamp);
    const time = Date.parse(timestamp);
    if (at === undefined || time < from || time >= to) {
      return [];
    }
    const hash = createHash('sha256').update(text).digest();
    const name = `${at}~${pod}~${container}~${hash
      .toString('base64url')
      .slice(0, 16)}`;
    // Those that say the same at the same time are told apart by their number alone.
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    const kubernetes = {
      namespace_name: scope.namespace,
      pod_name: pod,
      container_name: container,
      labels,
    };
    const line: MatchedLine = {
      text,
      level: levelOf(text),
      fields: lineFields(text),
      shipped: { kubernetes },
    };
    const isWanted =
      (search.pods?.includes(pod) ?? true) &&
      (search.containers?.includes(container) ?? true) &&
      matches(line);
    const id = `${name}~${nth}`;
    const place = placeWithin(at, (hash.readUInt16BE(16) + nth) % 2 ** 20, id);
    return isWanted
      ? [
          {
            ...line,
            id,
            at,
            scope,
            namespace: scope.namespace,
            pod,
            container,
            position: { key: [time, place], given: [id] },
          },
        ]
      : [];
  });
}

function crowded(isCrowded: boolean): LeftOut | undefined {
  return isCrowded
    ? {
        what: `More than ${MOST} lines share a millisecond, of which the observer gives no more`,
        mend: 'Add the OpenSearch itself to fourplane.observability in the app-config',
      }
    : undefined;
}
