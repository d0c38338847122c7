// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../client';
import {
  generations,
  wantedGenerations,
  type Generation,
} from '../generations';
import { Clock, Controller, ObjectIndex, runControllers } from './runtime';
import {
  nodeControllers,
  startNodes,
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
  /** Whose controllers the part `openchoreo` is; v1.2 by default. Several, of different API groups, run side by side. */
  generation?: Generation | readonly Generation[];
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

interface Simulator {
  readonly controllers: readonly Controller[];
  readonly indexes: readonly ObjectIndex[];
}

const simulatorsOf = (
  part: ControllerPart,
  wanted: readonly Generation[],
): readonly Simulator[] =>
  ({
    openchoreo: wanted.map(name => generations[name]),
    workloads: [{ controllers: workloadControllers, indexes: workloadIndexes }],
    nodes: [{ controllers: nodeControllers, indexes: [] }],
  }[part]);

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
  const wanted = wantedGenerations(options.generation);
  const running = parts.flatMap(part => simulatorsOf(part, wanted));
  const nodes = parts.includes('nodes')
    ? await startNodes({ client, clock, logger })
    : undefined;
  try {
    const stop = await runControllers({
      client,
      clock,
      logger,
      controllers: running.flatMap(({ controllers }) => controllers),
      indexes: running.flatMap(({ indexes }) => indexes),
    });
    return {
      async stop() {
        await stop();
        await nodes?.stop();
      },
    };
  } catch (error) {
    await nodes?.stop();
    throw error;
  }
}
