// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import {
  IndexBars,
  IndexCounts,
  IndexedLine,
  IndexExtent,
  IndexFilter,
  IndexPage,
  IndexSearch,
  LogIndex,
  LogScope,
} from '../LogIndex';
import { countLines } from '../logRules/countLines';
import { lineMatcher } from '../logRules/lineMatcher';
import {
  compareLines,
  isAfterPosition,
  placedLines,
} from '../logRules/lineOrder';
import { isRefusal } from '../logs/isRefusal';
import { PlaneReach } from '../PlaneConnections';
import { atOnce } from '../atOnce';
import { containerTail, MOST_LINES } from './containerTail';
import { failedApi, failedReach } from './explainPods';
import { podLine, readPodLineId } from './podLine';
import { SearchedContainer, searchedPods } from './SearchedPods';

interface PodLogIndexOptions {
  readonly reach: (options: {
    readonly signal: AbortSignal;
  }) => Promise<PlaneReach>;
  /** Why an observer that the plane's object tells of is not asked. */
  readonly unusedObserver?: () => Problem | undefined;
}

type Options = { readonly signal: AbortSignal };

/** What was read of the pods, and of what nothing could be. */
interface Read {
  readonly lines: readonly IndexedLine[];
  readonly leftOut: NonNullable<IndexExtent['leftOut']>;
}

/** What came of one container's life. */
interface ReadLife {
  readonly lines: readonly IndexedLine[];
  readonly isCut: boolean;
  readonly problem?: Problem;
}

const LOGS_AT_ONCE = 8;
const PATIENCE_MS = 15_000;

/**
 * {@link LogIndex} of the pods that are there now, for planes whose logs are kept nowhere else: the last lines of each of
 * their containers, looked at line by line, so that counts are those of what is found. What is left out is said.
 */
export class PodLogIndex implements LogIndex {
  static create(options: PodLogIndexOptions): PodLogIndex {
    return new PodLogIndex(options);
  }

  readonly title = 'Pods';

  private constructor(private readonly options: PodLogIndexOptions) {}

  async search(search: IndexSearch, { signal }: Options): Promise<IndexPage> {
    const { lines, leftOut } = await this.read(search, signal);
    const { after, order, limit } = search;
    const found = order === 'asc' ? lines : [...lines].reverse();
    const rest = found.filter(
      line => !after || isAfterPosition(line, after, order),
    );
    const page = placedLines(rest.slice(0, limit), after);
    return {
      lines: page,
      leftOut,
      ...(rest.length > limit && { position: page.at(-1)?.position }),
    };
  }

  async count(
    { bars, ...filter }: IndexFilter & { readonly bars: IndexBars },
    { signal }: Options,
  ): Promise<IndexCounts> {
    const { lines, leftOut } = await this.read(filter, signal);
    return {
      levels: countLines(lines, bars),
      isEstimate: false,
      leftOut,
    };
  }

  async line(
    { scope, id }: { readonly scope: LogScope; readonly id: string },
    { signal }: Options,
  ): Promise<IndexedLine | undefined> {
    const { at, podUid, container } = readPodLineId(id);
    const time = Date.parse(at);
    const filter = { scopes: [scope], from: time, to: time + 1 };
    const { lines } = await this.read(
      { ...filter, containers: [container] },
      signal,
      podUid,
    );
    return lines.find(line => line.id === id);
  }

  async extent(): Promise<IndexExtent> {
    return {};
  }

  /** In the order of time. */
  private async read(
    filter: IndexFilter,
    signal: AbortSignal,
    podUid?: string,
  ): Promise<Read> {
    const reach = await this.options.reach({ signal });
    if (reach.state === 'none') {
      throw failedReach(reach.problem);
    }
    const { api } = reach;
    try {
      const { containers, leftOut } = await searchedPods(api, filter, signal);
      const lives = containers.filter(
        life => podUid === undefined || life.podUid === podUid,
      );
      const read = await atOnce(LOGS_AT_ONCE, lives, life =>
        readLife(api, life, filter, signal),
      );
      return {
        lines: read.flatMap(({ lines }) => lines).sort(compareLines),
        leftOut: leftOutOf(read, leftOut, this.options.unusedObserver?.()),
      };
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof KubeError ? failedApi(error) : error;
    }
  }
}

/** Rejects with what concerns all of them. */
async function readLife(
  api: KubeApi,
  life: SearchedContainer,
  filter: IndexFilter,
  signal: AbortSignal,
): Promise<ReadLife> {
  const deadline = AbortSignal.timeout(PATIENCE_MS);
  const both = AbortSignal.any([signal, deadline]);
  const matches = lineMatcher(filter);
  try {
    const tail = await containerTail(api, life, filter.from, both);
    return {
      lines: tail.lines.flatMap(
        line => podLine(line, life, filter, matches) ?? [],
      ),
      isCut: tail.isCut,
    };
  } catch (error) {
    signal.throwIfAborted();
    const nothing = { lines: [], isCut: false };
    if (deadline.aborted) {
      const what = `The log of pod ${life.pod} did not come in time`;
      return { ...nothing, problem: { what, where: api.server } };
    }
    if (!(error instanceof KubeError) || isRefusal(error)) {
      throw error;
    }
    return { ...nothing, problem: error.problem };
  }
}

function leftOutOf(
  read: readonly ReadLife[],
  podsLeftOut: number,
  unusedObserver: Problem | undefined,
): Read['leftOut'] {
  const failed = read.flatMap(({ problem }) => problem ?? []);
  const parts = [
    'Read from the pods that are there now: what pods that are gone have written is missing',
    ...(read.some(({ isCut }) => isCut)
      ? [
          `of each container only the last lines are looked at (${MOST_LINES}, or 4 MiB)`,
        ]
      : []),
    ...(podsLeftOut > 0 ? [`${podsLeftOut} older pods are left out`] : []),
    ...(failed.length > 0
      ? [`of ${failed.length} containers nothing is read: ${failed[0].what}`]
      : []),
  ];
  const mends = [
    'Add where its data plane keeps logs to fourplane.observability in the app-config',
    ...(unusedObserver?.mend
      ? [`${unusedObserver.what}: ${unusedObserver.mend}`]
      : []),
  ];
  return { what: parts.join('; '), mend: mends.join('. ') };
}
