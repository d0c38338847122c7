// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLevel } from '@fourplane/plugin-fourplane-common';
import { LogFieldFilter, LogFilter } from '../LogSource';
import { holdsAnyCase } from './anyCase';
import { fieldTexts } from './lineFields';

/** What a filter looks at of a line. */
export interface MatchedLine {
  readonly text: string;
  readonly level: LogLevel;
  /** Of a line that is one JSON object. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What its shipper wrote about it. */
  readonly shipped: Readonly<Record<string, unknown>>;
}

/** Whether a line says what a filter wants of it: the one rule for all sources, whatever they can be asked. */
export function lineMatcher({
  text,
  levels,
  fields = [],
}: Pick<LogFilter, 'text' | 'levels' | 'fields'>): (
  line: MatchedLine,
) => boolean {
  const hasText = text ? holdsAnyCase(text) : () => true;
  const hasFields = fields.map(fieldMatcher);
  return line =>
    (levels?.includes(line.level) ?? true) &&
    hasText(line.text) &&
    hasFields.every(hasField => hasField(line));
}

function fieldMatcher({
  name,
  operator,
  value,
  isExcluded = false,
}: LogFieldFilter): (line: MatchedLine) => boolean {
  const isWanted =
    operator === 'equals'
      ? (text: string) => text === value
      : holdsAnyCase(value);
  return ({ fields, shipped }) =>
    [fields, shipped].some(each => fieldTexts(each, name).some(isWanted)) !==
    isExcluded;
}
