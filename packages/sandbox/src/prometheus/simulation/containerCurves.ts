// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../../controllers/workloads/kubelet/ContainerRun';
import { Container } from '../../controllers/workloads/objects';
import { chanceOf, waveOf } from './curves';
import { ContainerHistory } from './PodHistory';
import { quantityValue } from '../../quantityValue';

const MEBI = 2 ** 20;
/** How long a container that takes too much memory needs to get there. */
const CLIMB_MS = 5_000;
const WARM_UP_S = 300;

export type Resource = 'cpu' | 'memory';

/** What is set of a container; in cores and bytes. */
export function amountOf(
  container: Container,
  bound: 'requests' | 'limits',
  resource: Resource,
): number | undefined {
  const { resources } = container as {
    resources?: Partial<Record<string, Partial<Record<string, unknown>>>>;
  }; // the API server keeps what the simulators do not name
  const text = resources?.[bound]?.[resource];
  return text === undefined ? undefined : quantityValue(String(text));
}

const nameOf = ({ pod: { metadata }, container }: ContainerRun): string =>
  `${metadata.namespace}/${metadata.name}/${container.name}`;

/** The run at an instant in milliseconds since 1970, if there is one. */
export const runAt = (
  { runs }: ContainerHistory,
  at: number,
): ContainerRun | undefined =>
  runs.find(
    ({ startedAt, end }) => startedAt <= at && at < (end?.at ?? at + 1),
  );

/** Core-seconds that a run has used by then: a fifth to a half of what it may. */
export function cpuUsedBy(run: ContainerRun, at: number): number {
  const name = nameOf(run);
  const share = 0.2 + 0.3 * chanceOf(name);
  const cores = (amountOf(run.container, 'limits', 'cpu') ?? 0.25) * share;
  const [from, to] = [run.startedAt / 1_000, at / 1_000];
  return cores * waveOf(name).between(from, to);
}

/** Bytes of memory: soon steady, or climbing to the limit where the run ends, or others ended, for want of it. */
export function memoryOf(
  run: ContainerRun,
  at: number,
  isClimbing: boolean,
): number {
  const limit = amountOf(run.container, 'limits', 'memory') ?? 256 * MEBI;
  const alive = at - run.startedAt;
  if (isClimbing) {
    return Math.round(limit * (0.3 + 0.7 * Math.min(1, alive / CLIMB_MS)));
  }
  const name = nameOf(run);
  const share = 0.3 + 0.25 * chanceOf(`${name}/memory`);
  const warm = 1 - 0.4 * Math.exp(-alive / 1_000 / WARM_UP_S);
  const breath = 1 + 0.05 * (waveOf(name).at(at / 1_000) - 1);
  return Math.round(limit * share * warm * breath);
}
