// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { linkedAbort } from '../../cache/linkedAbort';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { ArchivedLine } from '../LogArchive';
import { LineTimes } from '../logs/LineTimes';
import { saidByNode } from '../logs/saidByNode';
import { SearchedContainer } from './SearchedPods';

/** The last lines of a container's life. */
export interface ContainerTail {
  readonly lines: readonly ArchivedLine[];
  /** There are older ones of the time asked for, which were not read. */
  readonly isCut: boolean;
}

/** Lines of one life that are looked at. */
export const MOST_LINES = 5_000;
/** Letters of one life that are looked at. */
const MOST_LETTERS = 4 * 1024 * 1024;
/** So much fewer lines are asked for where they came to more than that. */
const FEWER = 8;

/**
 * The last lines of one life from an instant on, milliseconds since 1970: back from its end, so many lines and letters at
 * most. A life whose log is kept no more has none. Rejects with a `KubeError`.
 */
export async function containerTail(
  api: KubeApi,
  life: SearchedContainer,
  from: number,
  signal: AbortSignal,
): Promise<ContainerTail> {
  for (let most = MOST_LINES; ; most = Math.floor(most / FEWER)) {
    const tail = await tailOf(api, life, { from, most }, signal);
    if (tail) {
      return tail;
    }
  }
}

/** Undefined where so many lines have too many letters. */
async function tailOf(
  api: KubeApi,
  { namespace, pod, container, previous }: SearchedContainer,
  { from, most }: { readonly from: number; readonly most: number },
  signal: AbortSignal,
): Promise<ContainerTail | undefined> {
  const reading = linkedAbort(signal);
  const times = new LineTimes();
  const lines: ArchivedLine[] = [];
  let letters = 0;
  try {
    const log = api.logs(namespace, pod, {
      container,
      previous,
      timestamps: true,
      tailLines: most,
      sinceTime: new Date(Math.max(0, from)).toISOString(),
      signal: reading.signal,
    });
    for await (const line of log) {
      letters += line.text.length;
      if (letters > MOST_LETTERS && most > 1) {
        return undefined;
      }
      const timed = times.read(line);
      if (timed.at === undefined) {
        throw saidByNode(timed, api, pod);
      }
      // One that is being written is there the next time.
      if (!timed.unfinished) {
        lines.push(timed);
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!isWithoutLog(error)) {
      throw error;
    }
  } finally {
    reading.abort();
    reading.release();
  }
  const isCut = lines.length >= most;
  const [first] = lines;
  // Others of the first one's time may precede it, so those of that time have no place that stays.
  const counted = isCut ? lines.filter(({ at }) => at !== first.at) : lines;
  return { lines: counted.length > 0 ? counted : lines, isCut };
}

/** It has not begun, has none of a life before, or is gone meanwhile. */
function isWithoutLog(error: unknown): boolean {
  return (
    error instanceof KubeError &&
    (error.failure === 'notFound' || error.failure === 'request')
  );
}
