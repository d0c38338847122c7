// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../client';
import { openChoreoControllers, openChoreoIndexes } from './openchoreo/v1.2';
import { Clock, Controller, ObjectIndex, runControllers } from './runtime';
import {
  nodeControllers,
  registerNodes,
  workloadControllers,
  workloadIndexes,
} from './workloads';

/**
 * `openchoreo`: OpenChoreo's controller-manager. `workloads`: Deployments, ReplicaSets, StatefulSets, Jobs and CronJobs,
 * as kube-controller-manager sees to them. `nodes`: the machines, with scheduler and kubelet.
 */
export const controllerParts = ['openchoreo', 'workloads', 'nodes'] as const;

/** One of {@link controllerParts}. */
export type ControllerPart = (typeof controllerParts)[number];

export interface ControllerOptions {
  /** Not closed by the controllers. */
  client: SandboxClient;
  /** Which simulators run; default all. Leave out what real programs do on that API server. */
  parts?: readonly ControllerPart[];
  /** `instant`: simulated work takes no time (tests). `natural`: as long as on a small cluster (default). */
  pace?: 'instant' | 'natural';
  /** Makes names and durations repeatable. */
  randomSeed?: number;
  logger?: (line: string) => void;
}

export interface RunningControllers {
  /** Resolves when every loop has ended; safe to call twice. */
  stop(): Promise<void>;
}

const simulators: Record<
  ControllerPart,
  {
    controllers: readonly Controller[];
    indexes: readonly ObjectIndex[];
  }
> = {
  openchoreo: {
    controllers: openChoreoControllers,
    indexes: openChoreoIndexes,
  },
  workloads: { controllers: workloadControllers, indexes: workloadIndexes },
  nodes: { controllers: nodeControllers, indexes: [] },
};

/**
 * Starts the simulators; resolves when all have listed once. The API server must serve the kinds of the
 * parts, or the start waits, saying so through the logger.
 */
export async function startControllers(
  options: ControllerOptions,
): Promise<RunningControllers> {
  const { client, pace = 'natural', randomSeed, logger } = options;
  const parts = options.parts ?? controllerParts;
  const clock = Clock.create({ pace, randomSeed });
  if (parts.includes('nodes')) await registerNodes(client, clock);
  const running = parts.map(part => simulators[part]);
  const stop = await runControllers({
    client,
    clock,
    logger,
    controllers: running.flatMap(({ controllers }) => controllers),
    indexes: running.flatMap(({ indexes }) => indexes),
  });
  return { stop };
}
