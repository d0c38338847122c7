// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../../client';
import { Clock } from './Clock';
import { Cluster } from './Cluster';
import { Controller, RunningController } from './Controller';
import { ObjectIndex } from './ObjectIndex';

interface RunOptions {
  client: SandboxClient;
  clock: Clock;
  controllers: readonly Controller[];
  indexes: readonly ObjectIndex[];
  logger?(line: string): void;
}

/** Starts the controllers on shared informers; resolves, with the stop, when every kind was listed once. */
export async function runControllers(
  options: RunOptions,
): Promise<() => Promise<void>> {
  const abort = new AbortController();
  // what fails because we are stopping is no news
  const logger = (line: string) => {
    if (!abort.signal.aborted) options.logger?.(line);
  };
  const { client, clock } = options;
  const cluster = Cluster.create({ client, clock, logger });
  for (const { kind, name, keys } of options.indexes) {
    cluster.informer(kind).addIndex(name, keys);
  }
  const running = options.controllers.map(controller =>
    RunningController.create(controller, { cluster, logger }),
  );
  const loops: Promise<void>[] = [];
  await Promise.all(
    cluster.allInformers().map(
      informer =>
        new Promise<void>(resolve => {
          loops.push(informer.run(abort.signal, resolve));
        }),
    ),
  );
  for (const controller of running) controller.start();
  return async () => {
    abort.abort();
    await Promise.all([...running.map(c => c.stop()), ...loops]);
  };
}
