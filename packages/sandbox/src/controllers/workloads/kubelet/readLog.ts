// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PodLogOptions } from '../../../podLogOptions';
import { ContainerLog } from './ContainerLog';

export { keptLines } from './ContainerLog';

/** Lines handed over at a time. */
const linesAtOnce = 200;

export interface LogReading {
  readonly options: PodLogOptions;
  /** Milliseconds since 1970. */
  now(): number;
  /** The log as it is by now; undefined once the container is gone. */
  current(): ContainerLog | undefined;
  /** Resolves at that time (milliseconds since 1970), when the container's state changes, or when nobody listens any more. */
  changed(until: number): Promise<void>;
  readonly signal: AbortSignal;
}

function firstIndex(
  log: ContainerLog,
  count: number,
  { options, now }: LogReading,
): number {
  const { tailLines, sinceSeconds, sinceTime } = options;
  const kept = Math.min(tailLines ?? Infinity, log.keptLines);
  const first = Math.max(0, count - kept);
  const since =
    sinceSeconds === undefined
      ? Date.parse(sinceTime ?? '')
      : now() - sinceSeconds * 1_000;
  if (Number.isNaN(since)) return first;
  // the first that is young enough, as times only grow
  let [low, high] = [first, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (log.timeOf(middle) < since) low = middle + 1;
    else high = middle;
  }
  return low;
}

function written(log: ContainerLog, index: number, timestamps: boolean) {
  const text = log.textOf(index);
  return timestamps ? `${timestampOf(log, index)} ${text}\n` : `${text}\n`;
}

/** When the container runtime says it got a line; it counts nanoseconds. */
export function timestampOf(log: ContainerLog, index: number): string {
  const nanoseconds = log.nanosecondsOf(index);
  const time = new Date(Number(nanoseconds / 1_000_000n)).toISOString();
  const rest = String(nanoseconds % 1_000_000n).padStart(6, '0');
  return `${time.slice(0, -1)}${rest}Z`;
}

/** The wanted part of a log in pieces of some lines; with `follow` it goes on until the container's end. */
export async function* readLog(reading: LogReading): AsyncGenerator<Buffer> {
  const { options, signal } = reading;
  const { follow, timestamps, limitBytes = Infinity } = options;
  let left = limitBytes;
  let log = reading.current();
  if (!log) return;
  let index = firstIndex(log, log.countAt(reading.now()), reading);
  while (log && !signal.aborted) {
    const count = log.countAt(reading.now());
    while (index < count) {
      const end = Math.min(index + linesAtOnce, count);
      let text = '';
      for (; index < end; index += 1) text += written(log, index, timestamps);
      const piece = Buffer.from(text).subarray(0, left);
      left -= piece.length;
      yield piece;
      if (left <= 0 || signal.aborted) return;
    }
    if (!follow || log.hasEnded) return;
    await reading.changed(log.timeOf(index));
    log = reading.current();
  }
}
