// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { Dice, LogLine } from '../LogScript';

export type Level = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

/** `2026-03-01T10:00:00.000Z INFO  [main] text`, as most programs of the demo write. */
export const levelled =
  (
    level: Level,
    logger: string,
    text: string | ((dice: Dice) => string),
  ): LogLine =>
  (time, dice) =>
    `${time.toISOString()} ${level.padEnd(5)} [${logger}] ${
      typeof text === 'string' ? text : text(dice)
    }`;

/** A line without a time of its own. */
export const bare =
  (text: string): LogLine =>
  () =>
    text;

export const pick = <T>(dice: Dice, question: string, from: readonly T[]): T =>
  from[dice(question, from.length)];

/** Sixteen hexadecimal digits. */
export const traceId = (dice: Dice): string =>
  [1, 2]
    .map(half =>
      dice(`trace ${half}`, 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');

/** The name people know the program by. */
export const programOf = ({ pod, container }: ContainerRun): string =>
  pod.metadata.labels?.['openchoreo.dev/component'] ??
  pod.metadata.labels?.['component-name'] ??
  (container.name === 'main' ? pod.metadata.name : container.name);

/** What a program says when it falls over. */
export function panic(run: ContainerRun, why: string): readonly LogLine[] {
  // the kernel ends it without a word
  if (run.end?.reason === 'OOMKilled') {
    return [
      levelled(
        'WARN',
        'memory',
        'heap at 97 % of the container limit, collecting',
      ),
    ];
  }
  return [
    levelled('ERROR', 'main', why),
    bare(`panic: ${why}`),
    bare(''),
    bare('goroutine 1 [running]:'),
    bare('main.run(0xc00011e000)'),
    bare('\t/app/main.go:87 +0x1d4'),
    bare('main.main()'),
    bare('\t/app/main.go:34 +0x7c'),
  ];
}
