// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import { Backoff, BackoffOptions } from '../../cache/backoff';
import { pause } from '../../cache/Clock';
import { LogArchiveError, LogArchiveFailure } from '../archive/LogArchiveError';
import { ArchiveQuery, LogArchive } from '../LogArchive';
import { failureOf } from '../problemTexts';
import { lineEventOf } from './lineEventOf';
import { LogEnd, PodFate, PodLogTarget } from './PodLogTarget';
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

/**
 * The rest of a log from where it is archived, asked for again until it has all come: an archive lags behind. Whatever
 * goes wrong is a `failure` event; it throws only when the signal aborts.
 */
export async function* archivedLog(
  target: PodLogTarget,
  sent: SentLines,
  signal: AbortSignal,
): AsyncGenerator<LogEvent> {
  const { archive, clock, range } = target;
  const container = target.container ?? 'main';
  if (!archive) {
    yield lostLines(target, container, sent);
    return;
  }
  const begunAt = clock.now();
  let backoff = newBackoff(target);
  let isAnnounced = false;
  for (let failures = 0; ; ) {
    const fate = await target.fate({ signal });
    const isSettled = hasSettled(fate, begunAt, clock.now());
    if (!isAnnounced) {
      isAnnounced = true;
      yield sourceOf(target, container, archive, range.follow && !isSettled);
      yield* expiredLines(target, sent, archive, signal);
    }
    let isNews = false;
    try {
      const query = queryOf(target, container, sent);
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
      const end = isNews ? undefined : endOf(target, sent, archive, isSettled);
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

function queryOf(
  { namespace, pod, podUid, range, since }: PodLogTarget,
  container: string,
  sent: SentLines,
): ArchiveQuery {
  const at = { namespace, pod, podUid, container };
  if (sent.isEmpty) {
    return { ...at, since, after: sent.last, tail: range.tail };
  }
  return { ...at, since: sent.rereadFrom, after: sent.base };
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
  { range, pod, container = 'main', since }: PodLogTarget,
  sent: SentLines,
  { title }: LogArchive,
  isSettled: boolean,
): LogEnd | undefined {
  if (isSettled && !sent.last) {
    return {
      type: 'failure',
      what: `${title} has no line of container ${container} of pod ${pod}${
        since ? ` since ${since}` : ''
      }, and the pod is gone`,
      next: 'It wrote nothing, its lines were never shipped, or they have expired: compare with the log of another step',
    };
  }
  if (isSettled) {
    return { type: 'end', reason: 'complete' };
  }
  return range.follow ? undefined : { type: 'end', reason: 'limit' };
}

function sourceOf(
  { pod }: PodLogTarget,
  container: string,
  { title }: LogArchive,
  follow: boolean,
): LogEvent {
  return {
    type: 'source',
    source: 'archive',
    title,
    pod,
    container,
    containers: [container],
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
      yield {
        type: 'failure',
        what: `Lines from before ${keptSince} have expired in ${archive.title}`,
        next: 'Keep logs for longer there, where that matters',
      };
    }
  } catch {
    // Asking for the lines themselves says what is wrong.
    signal.throwIfAborted();
  }
}

function lostLines(
  { pod, archiveMend }: PodLogTarget,
  container: string,
  sent: SentLines,
): LogEnd {
  const why = `pod ${pod} was deleted and no log archive is configured`;
  return {
    type: 'failure',
    what: sent.last
      ? `Lines after ${sent.last.at} are lost: ${why}`
      : `The log of container ${container} is lost: ${why}`,
    next: archiveMend,
  };
}
