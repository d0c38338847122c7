// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { LogFilter } from '../LogSource';

/** The end of the year 9999, in milliseconds since 1970: later times have no text that OpenSearch reads. */
const LATEST = 253_402_300_799_999;

const MOST_FIELDS = 10;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 1_000;

/** Within what times there can be lines. Throws an `InputError` for times that make no sense. */
export function timesOf({ from, to }: Pick<LogFilter, 'from' | 'to'>): {
  readonly from: number;
  readonly to: number;
} {
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to && to > 0)) {
    throw new InputError(
      'Logs are asked for from one instant to a later one, after 1970',
    );
  }
  return {
    from: Math.max(0, Math.floor(from)),
    to: Math.min(LATEST, Math.ceil(to)),
  };
}

/** Throws an `InputError` for filters of fields that are too many or too long. */
export function checkFields(fields: LogFilter['fields'] = []): void {
  if (fields.length > MOST_FIELDS) {
    throw new InputError(
      `Lines are asked for by at most ${MOST_FIELDS} of their fields`,
    );
  }
  for (const { name, value } of fields) {
    if (name.length === 0 || name.length > LONGEST_NAME) {
      throw new InputError(
        `The name of a field has from 1 to ${LONGEST_NAME} letters`,
      );
    }
    if (value.length > LONGEST_VALUE) {
      throw new InputError(
        `The value of field "${name}" has more than ${LONGEST_VALUE} letters`,
      );
    }
  }
}

/** Throws an `InputError` for what is no whole number between these. */
export function checkCount(
  name: string,
  value: number,
  least: number,
  most: number,
): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    throw new InputError(
      `"${name}" is a whole number from ${least} to ${most}`,
    );
  }
}
