// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { inOrder, LogScript } from '../LogScript';
import { cycleOf, spread, steadily } from './cycleOf';
import { bare, levelled, panic, programOf, traceId } from './lines';

const cycleMs = 270_000;

const handled = levelled(
  'INFO',
  'consumer',
  dice =>
    `handled ${1 + dice('count', 40)} messages in ${
      5 + dice('ms', 200)
    }ms trace=${traceId(dice)}`,
);

const lag = levelled(
  'WARN',
  'consumer',
  dice =>
    `lag of ${100 + dice('lag', 900)} messages on partition ${dice(
      'partition',
      3,
    )}`,
);

const caughtUp = levelled('INFO', 'consumer', 'no lag on any partition');

/** A message that cannot be handled, with where that was found. */
const poisoned = [
  levelled(
    'ERROR',
    'consumer',
    dice =>
      `message ${dice('offset', 90_000)} of partition ${dice(
        'partition',
        3,
      )} set aside: invalid date trace=${traceId(dice)}`,
  ),
  bare('Traceback (most recent call last):'),
  bare('  File "/app/consumer.py", line 88, in handle'),
  bare('    event = Event.parse(message.value)'),
  bare('  File "/app/event.py", line 31, in parse'),
  bare('    raise ValueError(f"invalid date: {text!r}")'),
  bare("ValueError: invalid date: '2026-02-30'"),
];

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
  regular: cycleOf(cycleMs, [
    ...[...spread(24, 0, 100_000), ...spread(50, 145_000, cycleMs)].map(at => ({
      at,
      lines: [handled],
    })),
    ...spread(8, 100_000, 118_000).map(at => ({ at, lines: [lag] })),
    { at: 118_500, lines: poisoned },
    ...spread(12, 120_000, 143_000).map(at => ({ at, lines: [handled] })),
    { at: 143_500, lines: [caughtUp] },
  ]),
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
  regular: steadily(60_000, index =>
    index % 7 === 3
      ? levelled(
          'WARN',
          'storage',
          dice => `slow statement: ${1_000 + dice('ms', 4_000)}ms`,
        )
      : levelled(
          'INFO',
          'storage',
          dice => `checkpoint complete: wrote ${10 + dice('pages', 900)} pages`,
        ),
  ),
  closing: ({ end }) =>
    end?.exitCode === 0
      ? [levelled('INFO', 'main', 'shut down')]
      : panic(run, 'data directory has wrong ownership'),
});
