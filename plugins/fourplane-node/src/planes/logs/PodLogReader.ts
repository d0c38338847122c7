// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import { KubeApi, PodLogOptions } from '../../kube/KubeApi';
import { LogArchiveError } from '../archive/LogArchiveError';
import { millisecondOf } from '../archive/nanosecondTime';
import { ArchivedLine, ArchivePosition, ArchiveQuery } from '../LogArchive';
import { gapOf } from '../problemTexts';
import { lineEventOf } from './lineEventOf';
import { isAfter, rereadFrom } from './logPosition';
import { LineTimes } from './LineTimes';
import { PodLogTarget } from './PodLogTarget';
import { saidByNode } from './saidByNode';
import { SentLines } from './SentLines';

/** One reading of a container's log. */
export interface PodLogReading {
  readonly follow?: boolean;
  /** Of the life before the present one. */
  readonly previous?: boolean;
  /** Nothing will be written any more, so a last line without an end is whole. */
  readonly hasEnded?: boolean;
  /**
   * The last line that was sent should be met again, since it is still the container's same life. Asked where it is not
   * met: either it has been put aside, or the life is another, and then nothing of it is read.
   */
  readonly isSameLife?: () => Promise<boolean>;
  /** When the container's life began, ISO 8601, where that is known. */
  readonly startedAt?: string;
}

/** What a {@link PodLogReader} reads, and what it has sent. */
export interface PodLogReaderOptions {
  readonly target: PodLogTarget;
  readonly api: KubeApi;
  readonly sent: SentLines;
  /** Of the pod that is read, as soon as it is known. */
  readonly podUid: () => string | undefined;
}

/** More than are asked for, to see whether the first of them are all of their time. */
const TAIL_MARGIN = 50;
/** A container that is silent for so long at first may have a log whose beginning was put aside. */
const SILENT_MS = 5000;

/** Reads a container's log from where it was left, the first time the range that is asked for. */
export class PodLogReader {
  private hasBegun = false;

  static create(options: PodLogReaderOptions): PodLogReader {
    return new PodLogReader(options);
  }

  private constructor(private readonly options: PodLogReaderOptions) {}

  /** Rejects with a `KubeError` when the stream breaks; what was sent before stays sent. */
  async *read(
    container: string,
    reading: PodLogReading,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { sent, target } = this.options;
    const { follow, previous } = reading;
    const { after, tail } = target.range;
    const options = { container, follow, previous, signal };
    if (this.hasBegun) {
      const lines = this.lines(
        { ...options, sinceTime: sent.rereadFrom },
        reading,
      );
      yield* this.unsent(lines, container, reading, signal);
      return;
    }
    try {
      if (after !== undefined && sent.last) {
        yield* this.later(sent.last, container, reading, signal);
      } else if (tail !== undefined) {
        yield* this.lastOnes(tail, container, reading, signal);
      } else {
        yield* this.whole(container, reading, signal);
      }
      this.hasBegun = true;
    } finally {
      this.hasBegun ||= !sent.isEmpty;
    }
  }

  private async *unsent(
    lines: AsyncIterable<ArchivedLine>,
    container: string,
    { isSameLife }: PodLogReading,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { sent } = this.options;
    let isFirst = true;
    for await (const line of lines) {
      const { last } = sent;
      if (isFirst && isSameLife && !sent.has(line)) {
        if (!(await isSameLife())) {
          return;
        }
        if (last) {
          yield* this.between(last, line, container, signal);
        }
      }
      isFirst = false;
      if (sent.take(line)) {
        yield lineEventOf(line);
      }
    }
  }

  /** A node keeps only the last so many megabytes of a log at hand; what was before is taken from the archive. */
  private async *whole(
    container: string,
    reading: PodLogReading,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { sent, target } = this.options;
    const { follow, previous, startedAt } = reading;
    const options = { container, follow, previous, signal };
    let isFirst = target.archive !== undefined && startedAt !== undefined;
    for await (const line of this.lines(options, reading)) {
      if (isFirst && isLongAfter(line.at, startedAt)) {
        const query = { ...this.archived(container), since: startedAt };
        yield* this.archivedUntil(line, query, signal);
      }
      isFirst = false;
      if (sent.take(line)) {
        yield lineEventOf(line);
      }
    }
  }

  /** The order in the log counts, not that of the times, which two streams of a container may write out of order. */
  private async *later(
    after: ArchivePosition,
    container: string,
    reading: PodLogReading,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { sent, target } = this.options;
    const { tail = Infinity } = target.range;
    const options = {
      container,
      previous: reading.previous,
      sinceTime: rereadFrom(after.at),
      signal,
    };
    const passed: ArchivedLine[] = [];
    const kept: ArchivedLine[] = [];
    let isMet = false;
    for await (const line of this.lines(options, reading)) {
      if (!isMet) {
        passed.push(line);
        isMet = line.at === after.at && line.nth === after.nth;
        if (isMet) {
          passed.forEach(each => sent.take(each));
        }
      } else if (tail !== Infinity) {
        kept.push(line);
      } else if (sent.take(line)) {
        yield lineEventOf(line);
      }
    }
    if (!isMet) {
      sent.startAfter(after);
      kept.push(...passed.filter(line => isAfter(line, after)));
      if (kept.length > 0 && kept.length <= tail) {
        yield* this.between(after, kept[0], container, signal);
      }
    }
    for (const [index, line] of kept.entries()) {
      if (sent.take(line) && kept.length - index <= tail) {
        yield lineEventOf(line);
      }
    }
  }

  private async *lastOnes(
    tail: number,
    container: string,
    reading: PodLogReading,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { sent } = this.options;
    const tailLines = tail + TAIL_MARGIN;
    const { previous } = reading;
    const options = { container, previous, tailLines, signal };
    let lines: ArchivedLine[] = [];
    for await (const line of this.lines(options, reading)) {
      lines.push(line);
    }
    if (lines.length >= tailLines) {
      // Others of the first one's time may precede it, so those of that time cannot be counted.
      const { at } = lines[0];
      const countable = lines.filter(line => line.at !== at);
      lines = countable.length > 0 ? countable : lines;
    }
    const shown = tail > 0 ? lines.slice(-tail) : [];
    const before = lines.at(-shown.length - 1);
    if (before && shown.length < lines.length) {
      sent.startAfter(before);
    }
    for (const line of shown) {
      if (sent.take(line)) {
        yield lineEventOf(line);
      }
    }
  }

  /** What was written between two lines when it is not in the pod's log any more. */
  private async *between(
    from: ArchivePosition,
    to: ArchivePosition,
    container: string,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { archive, archiveMend } = this.options.target;
    if (!archive) {
      yield {
        type: 'failure',
        what: `Lines between ${from.at} and ${to.at} may be missing: the node had put them aside before they were read`,
        next: archiveMend,
        goesOn: true,
      };
      return;
    }
    const since = rereadFrom(from.at);
    const query = { ...this.archived(container), since, after: from };
    yield* this.archivedUntil(to, query, signal);
  }

  private archived(container: string) {
    const { target, podUid } = this.options;
    const { namespace, pod } = target;
    return { namespace, pod, podUid: podUid(), container };
  }

  private async *archivedUntil(
    end: ArchivePosition,
    query: ArchiveQuery,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent> {
    const { sent, target } = this.options;
    try {
      for await (const line of target.archive?.lines(query, { signal }) ?? []) {
        if (millisecondOf(line.at) >= millisecondOf(end.at)) {
          return;
        }
        if (sent.takeArchived(line)) {
          yield lineEventOf(line);
        }
      }
    } catch (error) {
      if (!(error instanceof LogArchiveError)) {
        throw error;
      }
      yield gapOf(error.problem);
    }
  }

  private async *lines(
    options: PodLogOptions,
    { hasEnded, previous }: PodLogReading,
  ): AsyncGenerator<ArchivedLine> {
    const { api, target } = this.options;
    const { namespace, pod } = target;
    const times = new LineTimes();
    const log = api.logs(namespace, pod, { ...options, timestamps: true });
    for await (const line of log) {
      const timed = times.read(line);
      if (timed.at === undefined) {
        throw saidByNode(timed, api, pod);
      }
      if (!timed.unfinished || hasEnded || previous) {
        yield timed;
      }
    }
  }
}

function isLongAfter(at: string, start: string | undefined): boolean {
  return start !== undefined && Date.parse(at) - Date.parse(start) > SILENT_MS;
}
