// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../ClusterError';
import { RunningProgram } from './RunningProgram';

const stepMs = 50;
const patienceMs = 90_000;

/** Resolves when `isReady` does so with true; rejects with a ClusterError when the program ends first or takes too long. */
export async function untilReady(
  program: RunningProgram,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (program.howItEnded !== undefined) {
      throw new ClusterError(
        `${program.name} ended (${
          program.howItEnded
        }) before it was ready. It said last: ${program.lastWords()}`,
        { mend: `Its log: ${program.logFile}` },
      );
    }
    if (await isReady()) {
      return;
    }
    if (Date.now() > deadline) {
      throw new ClusterError(
        `${program.name} was not ready after ${
          patienceMs / 1000
        } s. It said last: ${program.lastWords()}`,
        { mend: `Its log: ${program.logFile}` },
      );
    }
    await sleep(stepMs);
  }
}
