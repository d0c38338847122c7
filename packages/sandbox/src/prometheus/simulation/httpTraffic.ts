// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { chanceOf, waveOf } from './curves';
import { ContainerHistory, PodHistory } from './PodHistory';

/** Upper bounds in seconds, as Hubble has them. */
export const latencyBounds: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** HTTP requests that a pod has answered. */
export interface HttpTraffic {
  /** How many, by an instant in milliseconds since 1970. */
  countBy(at: number): number;
  /** Which part of them was answered so. */
  readonly shares: Readonly<Record<string, number>>;
  /** Which part of them took at most so many seconds. */
  within(seconds: number): number;
  /** In seconds. */
  readonly meanLatency: number;
}

const portsOf = ({ container }: ContainerHistory) =>
  (container.ports ?? []).length;

/** Of pods that serve; undefined of others. Latencies are spread log-normally. */
export function httpTraffic(history: PodHistory): HttpTraffic | undefined {
  const serving = history.containers.find(each => portsOf(each) > 0);
  if (!serving) return undefined;
  const { namespace, name } = history.pod.metadata;
  const id = `${namespace}/${name}`;
  const wave = waveOf(id);
  const perSecond = 2 + 18 * chanceOf(`${id}/requests`);
  const isCrashing = serving.restarts.length > 1;
  const failed = isCrashing ? 0.25 : 0.002 + 0.008 * chanceOf(`${id}/errors`);
  const median = 0.01 + 0.08 * chanceOf(`${id}/latency`);
  const spread = 0.9;
  return {
    countBy: remembered(at =>
      serving.runs.reduce((sum, { startedAt, end }) => {
        const to = Math.min(at, end?.at ?? at);
        return to <= startedAt
          ? sum
          : sum + perSecond * wave.between(startedAt / 1_000, to / 1_000);
      }, 0),
    ),
    shares: { 200: 0.97 - failed, 404: 0.03, 500: failed },
    within: seconds => normalBelow(Math.log(seconds / median) / spread),
    meanLatency: median * Math.exp(spread ** 2 / 2),
  };
}

/** Which part of a standard normal distribution is below, near enough. */
function normalBelow(x: number): number {
  return 1 / (1 + Math.exp(-1.5976 * x - 0.070566 * x ** 3));
}

/** Every series of a histogram needs the same counts. */
function remembered(count: (at: number) => number): (at: number) => number {
  const counts = new Map<number, number>();
  return at => {
    const known = counts.get(at) ?? count(at);
    counts.set(at, known);
    return known;
  };
}
