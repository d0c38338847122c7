// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Problem, refKey } from '@fourplane/plugin-fourplane-common';
import { LogIndex } from '../LogIndex';
import { PlaneConnections } from '../PlaneConnections';
import { PodLogIndex } from './PodLogIndex';

interface PlanePodLogsOptions extends Pick<PlaneConnections, 'reach'> {
  /** Why an observer that a plane's object tells of is not asked. */
  readonly unusedObserverOf?: (
    plane: ModelRef | undefined,
  ) => Problem | undefined;
}

/** The pods of each plane as what is searched for their lines. */
export class PlanePodLogs {
  static create(options: PlanePodLogsOptions): PlanePodLogs {
    return new PlanePodLogs(options);
  }

  private readonly indices = new Map<string, LogIndex>();

  private constructor(private readonly options: PlanePodLogsOptions) {}

  /** Of the same plane always the same; of what nothing says where it runs, too. */
  of(plane: ModelRef | undefined): LogIndex {
    const key = plane ? refKey(plane) : '';
    const known = this.indices.get(key);
    if (known) {
      return known;
    }
    const { reach, unusedObserverOf } = this.options;
    const index = PodLogIndex.create({
      reach: how => reach(plane, how),
      unusedObserver: () => unusedObserverOf?.(plane),
    });
    this.indices.set(key, index);
    return index;
  }
}
