// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  containersOf,
  ContainerRun,
  runsOf,
} from '../../controllers/workloads/kubelet/ContainerRun';
import { Container } from '../../controllers/workloads/objects';
import { Pod } from '../../controllers/workloads/podsOf';

/** Something that stays as it is from one instant, in milliseconds since 1970, until the next change. */
export interface Change<T> {
  readonly from: number;
  readonly value: T;
}

/** What a container of a pod has been through, as far as it was seen. */
export interface ContainerHistory {
  readonly container: Container;
  /** Oldest first. */
  readonly runs: readonly ContainerRun[];
  readonly restarts: readonly Change<number>[];
}

interface Lived {
  readonly container: Container;
  readonly runs: Map<string, ContainerRun>;
  readonly restarts: Change<number>[];
}

/** What a pod has been through. */
export class PodHistory {
  static of(pod: Pod, now: number): PodHistory {
    const history = new PodHistory(pod);
    history.see(pod, now);
    return history;
  }

  /** When it was deleted, in milliseconds since 1970. */
  goneAt?: number;
  /** How often it is scraped, if not as often as others. */
  everyMs?: number;
  private readonly phases: Change<string>[] = [];
  private readonly lived = new Map<string, Lived>();

  private constructor(private current: Pod) {}

  get pod(): Pod {
    return this.current;
  }

  get containers(): readonly ContainerHistory[] {
    return [...this.lived.values()].map(each => ({
      ...each,
      runs: [...each.runs.values()],
    }));
  }

  /** In milliseconds since 1970; the first time anything is measured of it. */
  get began(): number {
    return this.phases[0].from;
  }

  phaseAt(at: number): string | undefined {
    return valueAt(this.phases, at);
  }

  /** Takes note of how the pod is now. */
  see(pod: Pod, now: number): void {
    this.current = pod;
    const began = Date.parse(pod.metadata.creationTimestamp ?? '') || now;
    const from = this.phases.length === 0 ? Math.min(began, now) : now;
    note(this.phases, pod.status?.phase ?? 'Pending', from);
    for (const container of containersOf(pod)) {
      const { name } = container;
      const lived = this.lived.get(name) ?? {
        container,
        runs: new Map(),
        restarts: [],
      };
      this.lived.set(name, lived);
      const runs = runsOf(pod, container);
      runs.forEach(run => lived.runs.set(run.containerID, run));
      const status = pod.status?.containerStatuses?.find(
        each => each.name === name,
      );
      if (status) {
        const { running } = status.state;
        const isFirst = lived.restarts.length === 0;
        const startedAt = Date.parse(running?.startedAt ?? '') || now;
        const first = runs[0]?.startedAt ?? from;
        const since = isFirst ? first : startedAt;
        note(lived.restarts, status.restartCount, since);
      }
    }
  }
}

/** How it was then; undefined before there was anything. */
export function valueAt<T>(
  changes: readonly Change<T>[],
  at: number,
): T | undefined {
  return changes.filter(({ from }) => from <= at).at(-1)?.value;
}

function note<T>(changes: Change<T>[], value: T, from: number): void {
  const last = changes.at(-1);
  if (!last || last.value !== value) {
    changes.push({ value, from: Math.max(from, last?.from ?? from) });
  }
}
