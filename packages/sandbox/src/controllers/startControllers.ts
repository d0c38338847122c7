// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../client';
import { openChoreoControllers, openChoreoIndexes } from './openchoreo';
import { Clock, runControllers } from './runtime';
import {
  registerNodes,
  workloadControllers,
  workloadIndexes,
} from './workloads';

export interface ControllerOptions {
  /** Not closed by the controllers. */
  client: SandboxClient;
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

/**
 * Starts every simulator; resolves when all have listed once. The API server must serve OpenChoreo's and
 * the workload kinds, or the start waits, saying so through the logger.
 */
export async function startControllers(
  options: ControllerOptions,
): Promise<RunningControllers> {
  const { client, pace = 'natural', randomSeed, logger } = options;
  const clock = Clock.create({ pace, randomSeed });
  await registerNodes(client, clock);
  const stop = await runControllers({
    client,
    clock,
    logger,
    controllers: [...openChoreoControllers, ...workloadControllers],
    indexes: [...openChoreoIndexes, ...workloadIndexes],
  });
  return { stop };
}
