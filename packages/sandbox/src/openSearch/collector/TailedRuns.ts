// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerLog } from '../../controllers/workloads/kubelet/ContainerLog';
import {
  containersOf,
  ContainerRun,
  runsOf,
} from '../../controllers/workloads/kubelet/ContainerRun';
import { logScriptOf } from '../../controllers/workloads/kubelet/logScriptOf';
import { keptLines } from '../../controllers/workloads/kubelet/readLog';
import { Pod } from '../../controllers/workloads/podsOf';

interface TailedRun {
  run: ContainerRun;
  log: ContainerLog;
  /** The first line that is not shipped. */
  next: number;
  /** When its pod was deleted, in milliseconds since 1970. */
  goneAt?: number;
}

/** A piece of a log that waits to be shipped. */
export interface Unshipped {
  readonly run: ContainerRun;
  readonly log: ContainerLog;
  readonly from: number;
  /** The first line that is not of it. */
  readonly to: number;
  /** To be called when it is shipped. */
  done(): void;
}

/** The log files of the nodes, and how far each is shipped. A node keeps a file for a while after its pod is gone. */
export class TailedRuns {
  static create(options: { now: () => number }): TailedRuns {
    return new TailedRuns(options.now);
  }

  private readonly runs = new Map<string, TailedRun>();
  /** Whole runs, which a pod may still tell of. */
  private readonly finished = new Map<string, Set<string>>();

  private constructor(private readonly now: () => number) {}

  /** Takes note of a pod as it is by now. */
  follow(pod: Pod): void {
    const uid = pod.metadata.uid ?? '';
    for (const run of containersOf(pod).flatMap(each => runsOf(pod, each))) {
      const known = this.runs.get(run.containerID);
      if (known) {
        known.run = run;
        known.log = logOf(run);
      } else if (!this.finished.get(uid)?.has(run.containerID)) {
        const log = logOf(run);
        const next = this.firstLine(run, log);
        this.runs.set(run.containerID, { run, log, next });
      }
    }
  }

  /** Takes note that a pod is gone, as it was in the end. */
  leave(pod: Pod): void {
    this.follow(pod);
    const uid = pod.metadata.uid ?? '';
    for (const tailed of this.runs.values()) {
      if (tailed.run.pod.metadata.uid === uid) tailed.goneAt = this.now();
    }
    this.finished.delete(uid);
  }

  /** What is written and not shipped, in pieces of at most so many lines. */
  unshipped(most: number): Unshipped[] {
    return [...this.runs.values()].flatMap(tailed => {
      const { log, next, goneAt } = tailed;
      const count = log.countAt(goneAt ?? this.now());
      const isOver = log.hasEnded || goneAt !== undefined;
      if (next >= count && isOver) this.finish(tailed);
      const pieces: Unshipped[] = [];
      for (let from = next; from < count; from += most) {
        const to = Math.min(from + most, count);
        const done = () => {
          tailed.next = Math.max(tailed.next, to);
        };
        pieces.push({ run: tailed.run, log, from, to, done });
      }
      return pieces;
    });
  }

  /** A running container's file has been turned over; that of one that has ended is read whole. */
  private firstLine(run: ContainerRun, log: ContainerLog): number {
    return run.end ? 0 : Math.max(0, log.countAt(this.now()) - keptLines);
  }

  private finish({ run, goneAt }: TailedRun): void {
    this.runs.delete(run.containerID);
    if (goneAt !== undefined) return;
    const uid = run.pod.metadata.uid ?? '';
    const finished = this.finished.get(uid) ?? new Set();
    this.finished.set(uid, finished.add(run.containerID));
  }
}

function logOf(run: ContainerRun): ContainerLog {
  return ContainerLog.create(run, logScriptOf(run));
}
