// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine, ArchiveQuery, LogArchive } from '../LogArchive';
import { LogIndex } from '../LogIndex';
import { OpenSearchConfig } from './config';
import { notOpenSearchError } from './explainFailure';
import { oldestDay, searchTargets } from './indexDays';
import { lastLines, linesOf } from './lastLines';
import { LineAssembler } from './LineAssembler';
import { LogArchiveError } from './LogArchiveError';
import { LogIndices } from './LogIndices';
import { LogRecord, readHit } from './LogRecord';
import { LogPage, logSearch, sinceOf } from './logSearch';
import { LogSearcher } from './LogSearcher';
import { nanosecondTime } from './nanosecondTime';
import { OpenSearchLogIndex } from './OpenSearchLogIndex';
import { OpenSearchTransport, RequestLimits } from './OpenSearchTransport';
import { searchPages } from './searchPages';

interface ArchiveOptions {
  readonly config: OpenSearchConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly limits?: Partial<RequestLimits>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const usualLimits: RequestLimits = {
  timeoutMs: 30_000,
  maxAnswerBytes: 32 * 1024 * 1024,
};
/** Small, so that a log of any length begins at once. */
const FIRST_PAGE = 200;
const LARGEST_FIRST_PAGE = 1_000;

/** {@link LogArchive} on an OpenSearch that Fluent Bit writes to, of any generation of OpenChoreo. */
export class OpenSearchLogArchive implements LogArchive {
  static create(options: ArchiveOptions): OpenSearchLogArchive {
    return new OpenSearchLogArchive(options);
  }

  readonly title = 'OpenSearch';
  /** The same lines, to be searched. */
  readonly index: LogIndex;
  private readonly transport: OpenSearchTransport;
  private readonly searcher: LogSearcher;
  private readonly indices: LogIndices;

  private constructor(private readonly options: ArchiveOptions) {
    const { config, where, limits, now = Date.now } = options;
    const transport = OpenSearchTransport.create({
      config,
      where,
      limits: { ...usualLimits, ...limits },
    });
    const searcher = LogSearcher.create({ transport });
    const patterns = config.index;
    this.transport = transport;
    this.searcher = searcher;
    this.indices = LogIndices.create({ transport, searcher, patterns, now });
    this.index = OpenSearchLogIndex.create({
      searcher,
      indices: this.indices,
      patterns,
    });
  }

  async *lines(
    query: ArchiveQuery,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<ArchivedLine> {
    const wanted = normalised(query);
    const { tail } = wanted;
    if (tail !== undefined && tail < 1) {
      return;
    }
    const lines =
      tail === undefined
        ? this.forwards(wanted, signal)
        : this.backwards({ ...wanted, tail }, signal);
    for await (const line of lines) {
      signal.throwIfAborted();
      yield line;
    }
  }

  async keptSince({
    signal,
  }: {
    readonly signal: AbortSignal;
  }): Promise<string | undefined> {
    const { layout, names } = await this.indices.probe(signal);
    return oldestDay(names.length > 0 ? names : layout.indices);
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.transport.close();
  }

  private async *forwards(
    query: ArchiveQuery,
    signal: AbortSignal,
  ): AsyncGenerator<ArchivedLine> {
    const assembler = LineAssembler.create();
    const isWanted = laterThan(query);
    for await (const records of this.records(query, 'asc', signal)) {
      for (const record of records) {
        yield* filtered(assembler.push(record), isWanted);
      }
    }
    yield* filtered(assembler.end(), isWanted);
  }

  private async *backwards(
    query: ArchiveQuery & { readonly tail: number },
    signal: AbortSignal,
  ): AsyncGenerator<ArchivedLine> {
    const { tail } = query;
    const newestFirst: LogRecord[] = [];
    const isWanted = laterThan(query);
    let checkAt = tail;
    for await (const records of this.records(query, 'desc', signal)) {
      newestFirst.push(...records);
      if (newestFirst.length > checkAt) {
        const lines = lastLines(newestFirst, tail);
        if (lines) {
          yield* lines.filter(isWanted);
          return;
        }
        checkAt = newestFirst.length * 1.5;
      }
    }
    yield* linesOf(newestFirst).filter(isWanted).slice(-tail);
  }

  private async *records(
    query: ArchiveQuery,
    order: LogPage['order'],
    signal: AbortSignal,
  ): AsyncGenerator<LogRecord[]> {
    const { layout, names } = await this.indices.probe(signal);
    const attempt = 'read the log';
    const targets = searchTargets(
      this.options.config.index,
      names,
      sinceOf(query),
    );
    const pages = searchPages({
      order,
      firstSize: firstSize(query.tail),
      search: page => {
        const body = logSearch(query, layout, page);
        return this.searcher.search({ attempt, targets, body, signal });
      },
      orderless: () =>
        notOpenSearchError(
          this.transport.operation({ attempt }),
          'its documents have no order',
        ),
    });
    for await (const hits of pages) {
      yield hits.flatMap(hit => readHit(hit, query) ?? []);
    }
  }
}

function firstSize(tail = 0): number {
  return Math.min(
    Math.max(Math.ceil(tail * 1.2), FIRST_PAGE),
    LARGEST_FIRST_PAGE,
  );
}

function normalised(query: ArchiveQuery): ArchiveQuery {
  const time = (text: string) => {
    const whole = nanosecondTime(text);
    if (whole === undefined) {
      throw new LogArchiveError({
        failure: 'request',
        problem: {
          what: `Cannot read the log: "${text}" is not a time of RFC 3339`,
          where: 'the question',
        },
      });
    }
    return whole;
  };
  const { since, after } = query;
  return {
    ...query,
    ...(since !== undefined && { since: time(since) }),
    ...(after && { after: { at: time(after.at), nth: after.nth } }),
  };
}

function laterThan({ since = '', after }: ArchiveQuery) {
  return ({ at, nth }: ArchivedLine): boolean =>
    at >= since &&
    (!after || at > after.at || (at === after.at && nth > after.nth));
}

function* filtered(
  lines: Iterable<ArchivedLine>,
  isWanted: (line: ArchivedLine) => boolean,
): Generator<ArchivedLine> {
  for (const line of lines) {
    if (isWanted(line)) {
      yield line;
    }
  }
}
