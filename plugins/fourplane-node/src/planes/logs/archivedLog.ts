// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import { Backoff, BackoffOptions } from '../../cache/backoff';
import { pause } from '../../cache/Clock';
import { LogArchiveError, LogArchiveFailure } from '../archive/LogArchiveError';
import { ArchiveQuery, LogArchive } from '../LogArchive';
import { failureOf, gapOf } from '../problemTexts';
import { lineEventOf } from './lineEventOf';
import { LeftPod, LogEnd, PodFate, PodLogTarget } from './PodLogTarget';
import { SentLines } from './SentLines';

/** How long after the end of what wrote it a line may come: shippers and indexes work in batches. */
const SETTLES_MS = 60_000;

const asking: BackoffOptions = {
  initialMs: 1000,
  maxMs: 8000,
  factor: 2,
  resetAfterMs: Infinity,
};
const MAX_FAILURES = 5;
const passing: ReadonlySet<LogArchiveFailure> = new Set([
  'unreachable',
  'slow',
  'unhealthy',
  'overloaded',
  'server',
]);

/** Whose log goes on where it is archived, and what of it was sent. */
export interface ArchivedLogOptions {
  readonly target: PodLogTarget;
  readonly sent: SentLines;
  readonly left: LeftPod;
}

/**
 * The rest of a log from where it is archived, asked for again until it has all come: an archive lags behind. Whatever
 * goes wrong is a `failure` event; it throws only when the signal aborts.
 */
export async function* archivedLog(
  options: ArchivedLogOptions,
  signal: AbortSignal,
): AsyncGenerator<LogEvent> {
  const { target, sent, left } = options;
  const { archive, clock, range } = target;
  if (!archive) {
    yield lostLines(options);
    return;
  }
  const begunAt = clock.now();
  let backoff = newBackoff(target);
  let isAnnounced = false;
  for (let failures = 0; ; ) {
    const fate = fateOf(left, await target.fate({ signal }));
    const isSettled = hasSettled(fate, begunAt, clock.now());
    if (!isAnnounced) {
      isAnnounced = true;
      yield sourceOf(options, archive, range.follow && !isSettled);
      yield* expiredLines(target, sent, archive, signal);
    }
    let isNews = false;
    try {
      const query = queryOf(options);
      let isTail = query.tail !== undefined;
      for await (const line of archive.lines(query, { signal })) {
        if (isTail) {
          isTail = false;
          sent.startAfter({ at: line.at, nth: line.nth - 1 });
        }
        if (sent.takeArchived(line)) {
          isNews = true;
          yield lineEventOf(line);
        }
      }
      failures = 0;
      const end = isNews ? undefined : endOf(options, archive, isSettled);
      if (end) {
        yield end;
        return;
      }
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      if (!(error instanceof LogArchiveError)) {
        throw error;
      }
      if (!passing.has(error.failure) || failures > MAX_FAILURES) {
        yield failureOf(error.problem);
        return;
      }
    }
    if (isNews) {
      backoff = newBackoff(target);
    }
    if (!isNews || !isSettled) {
      await pause(clock, backoff.next(), signal);
      signal.throwIfAborted();
    }
  }
}

function newBackoff({ clock }: PodLogTarget): Backoff {
  return Backoff.create(asking, { clock, random: () => 1 });
}

function containerOf({ target, left }: ArchivedLogOptions): string {
  const { container, usualContainer } = target;
  return container ?? left.container ?? usualContainer ?? 'main';
}

function queryOf(options: ArchivedLogOptions): ArchiveQuery {
  const { target, sent, left } = options;
  const { namespace, pod, range, since } = target;
  const podUid = left.podUid ?? target.podUid;
  const at = { namespace, pod, podUid, container: containerOf(options) };
  if (sent.isEmpty) {
    return { ...at, since, after: sent.last, tail: range.tail };
  }
  return { ...at, since: sent.rereadFrom, after: sent.base };
}

/** That a pod has ended is only known of one that is gone, unless it is said when. */
function fateOf({ problem }: LeftPod, fate: PodFate): PodFate {
  return problem && fate.state === 'ended' && fate.at === undefined
    ? { state: 'running' }
    : fate;
}

function hasSettled(fate: PodFate, begunAt: number, now: number): boolean {
  if (fate.state !== 'ended') {
    return false;
  }
  const endedAt = fate.at ? Date.parse(fate.at) : begunAt;
  return !(now - endedAt < SETTLES_MS);
}

/** How it ends when nothing new has come; undefined where more may. */
function endOf(
  options: ArchivedLogOptions,
  { title }: LogArchive,
  isSettled: boolean,
): LogEnd | undefined {
  const { target, sent, left } = options;
  const { api, range, pod, since } = target;
  if (isSettled && !sent.last) {
    const isGone = api && !left.problem;
    return {
      type: 'failure',
      what: `${title} has no line of container ${containerOf(
        options,
      )} of pod ${pod}${since ? ` since ${since}` : ''}${
        isGone ? ', and the pod is gone' : ''
      }`,
      next: 'It wrote nothing, its lines were never shipped, or they have expired: compare with the log of another step',
    };
  }
  if (isSettled) {
    return { type: 'end', reason: 'complete' };
  }
  return range.follow ? undefined : { type: 'end', reason: 'limit' };
}

function sourceOf(
  options: ArchivedLogOptions,
  { title }: LogArchive,
  follow: boolean,
): LogEvent {
  const container = containerOf(options);
  const { target, left } = options;
  return {
    type: 'source',
    source: 'archive',
    title,
    pod: target.pod,
    container,
    containers: [...(left.containers ?? [container])],
    follow,
  };
}

/** Says so where the beginning is asked for and has been dropped. */
async function* expiredLines(
  { range, since }: PodLogTarget,
  sent: SentLines,
  archive: LogArchive,
  signal: AbortSignal,
): AsyncGenerator<LogEvent> {
  if (sent.last || range.tail !== undefined || since === undefined) {
    return;
  }
  try {
    const keptSince = await archive.keptSince?.({ signal });
    if (keptSince && Date.parse(keptSince) > Date.parse(since)) {
      yield gapOf({
        what: `Lines from before ${keptSince} have expired`,
        where: archive.title,
        mend: 'Keep logs for longer there, where that matters',
      });
    }
  } catch {
    // Asking for the lines themselves says what is wrong.
    signal.throwIfAborted();
  }
}

function lostLines(options: ArchivedLogOptions): LogEnd {
  const { target, sent } = options;
  const { pod, archiveMend } = target;
  const why = `pod ${pod} was deleted and no log archive is configured`;
  return {
    type: 'failure',
    what: sent.last
      ? `Lines after ${sent.last.at} are lost: ${why}`
      : `The log of container ${containerOf(options)} is lost: ${why}`,
    next: archiveMend,
  };
}
