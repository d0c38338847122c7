// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PodLogOptions } from '../../../podLogOptions';
import { ContainerLog } from './ContainerLog';

/** A node keeps no more of one run, as it turns its log files over. */
export const keptLines = 20_000;
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
  let index = Math.max(0, count - Math.min(tailLines ?? keptLines, keptLines));
  const since =
    sinceSeconds === undefined
      ? Date.parse(sinceTime ?? '')
      : now() - sinceSeconds * 1_000;
  while (index < count && log.timeOf(index) < since) index += 1;
  return index;
}

function written(log: ContainerLog, index: number, timestamps: boolean) {
  const text = log.textOf(index);
  if (!timestamps) return `${text}\n`;
  // container runtimes count nanoseconds
  const nanoseconds = String((index * 7_919) % 1_000_000).padStart(6, '0');
  const time = new Date(log.timeOf(index)).toISOString();
  return `${time.slice(0, -1)}${nanoseconds}Z ${text}\n`;
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
