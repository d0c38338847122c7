// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { inOrder, LogScript } from '../LogScript';
import { levelled, panic, programOf, traceId } from './lines';

/** A program that waits for messages and is asked by nobody. */
export const workerScript = (run: ContainerRun): LogScript => ({
  opening: inOrder([
    levelled(
      'INFO',
      'main',
      `starting ${programOf(run)}, image ${run.container.image}`,
    ),
    levelled(
      'INFO',
      'consumer',
      `joined group ${programOf(run)}, 3 partitions`,
    ),
  ]),
  openingEveryMs: 300,
  regular: {
    everyMs: 4_000,
    line: index =>
      index % 11 === 10
        ? levelled(
            'WARN',
            'consumer',
            dice =>
              `lag of ${100 + dice('lag', 900)} messages on partition ${dice(
                'partition',
                3,
              )}`,
          )
        : levelled(
            'INFO',
            'consumer',
            dice =>
              `handled ${1 + dice('count', 40)} messages in ${
                5 + dice('ms', 200)
              }ms trace=${traceId(dice)}`,
          ),
  },
  closing: ({ end }) =>
    end?.exitCode === 0
      ? [levelled('INFO', 'consumer', 'left the group')]
      : panic(run, 'cannot read from the broker: unexpected end of stream'),
});

const rows = 40;
const batches = 6;

/** A program that works through something and ends. */
export const taskScript = (run: ContainerRun): LogScript => ({
  opening: inOrder([
    levelled(
      'INFO',
      'main',
      `starting ${programOf(run)}, image ${run.container.image}`,
    ),
    levelled('INFO', 'task', `${rows * batches} rows to go through`),
    ...Array.from({ length: batches }, (_, batch) =>
      levelled(
        'INFO',
        'task',
        dice =>
          `batch ${batch + 1} of ${batches}: ${rows} rows in ${
            50 + dice('ms', 400)
          }ms`,
      ),
    ),
  ]),
  openingEveryMs: 900,
  closing: ({ end }) =>
    end?.exitCode === 0
      ? [levelled('INFO', 'main', `done, ${rows * batches} rows`)]
      : panic(run, 'batch refused: value out of range in column amount'),
});

/** A store of data, which says little. */
export const databaseScript = (run: ContainerRun): LogScript => ({
  opening: inOrder([
    levelled(
      'INFO',
      'main',
      `starting ${programOf(run)}, image ${run.container.image}`,
    ),
    levelled('INFO', 'storage', 'last shutdown was clean'),
    levelled('INFO', 'main', 'ready to accept connections'),
  ]),
  openingEveryMs: 200,
  regular: {
    everyMs: 60_000,
    line: () =>
      levelled(
        'INFO',
        'storage',
        dice => `checkpoint complete: wrote ${10 + dice('pages', 900)} pages`,
      ),
  },
  closing: ({ end }) =>
    end?.exitCode === 0
      ? [levelled('INFO', 'main', 'shut down')]
      : panic(run, 'data directory has wrong ownership'),
});
