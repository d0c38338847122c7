// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLevel } from './logSearch';

/** A level that a line may have by its own words. @public */
export type ToldLevel = Exclude<LogLevel, 'unknown'>;

/** The names of the field in which a line gives its level: `level=warn`, `"severity": "ERROR"`. @public */
export const levelFields = [
  'level',
  'lvl',
  'severity',
  'loglevel',
  'log_level',
] as const;

/**
 * What stands for each level, worst first, whatever the case: in the field, numbers of bunyan and pino included, and as a
 * word anywhere in a line that has no such field.
 *
 * @public
 */
export const levelWords: readonly {
  readonly level: ToldLevel;
  readonly values: readonly string[];
  readonly words: readonly string[];
}[] = [
  {
    level: 'error',
    values: [
      'error',
      'err',
      'fatal',
      'critical',
      'panic',
      'severe',
      '50',
      '60',
    ],
    words: ['error', 'fatal', 'severe', 'critical', 'panic'],
  },
  {
    level: 'warn',
    values: ['warn', 'warning', '40'],
    words: ['warn', 'warning'],
  },
  {
    level: 'info',
    values: ['info', 'notice', '30'],
    words: ['info', 'notice'],
  },
  {
    level: 'debug',
    values: ['debug', 'trace', '10', '20'],
    words: ['debug', 'trace'],
  },
];

const among = (texts: readonly string[]) => `(?:${texts.join('|')})`;
const rules = levelWords.map(({ level, values, words }) => ({
  level,
  field: new RegExp(
    `(?:^|[^a-z0-9_])${among(levelFields)}["']?[ \\t]*[:=][ \\t]*["']?${among(
      values,
    )}(?![a-z0-9_])`,
    'i',
  ),
  word: new RegExp(`(?:^|[^a-z0-9_])${among(words)}(?![a-z0-9_])`, 'i'),
}));

/** How bad a line is: the worst that its level field says, else the worst word in it. @public */
export function levelOf(text: string): LogLevel {
  const found =
    rules.find(({ field }) => field.test(text)) ??
    rules.find(({ word }) => word.test(text));
  return found?.level ?? 'unknown';
}
