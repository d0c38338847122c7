// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badData } from '../PrometheusError';
import { durationMs } from '../promql/literals';

/** Milliseconds of a time: seconds since 1970, or RFC 3339. */
export function timeOf(
  parameters: URLSearchParams,
  name: string,
  usually?: number,
): number {
  const text = parameters.get(name) ?? '';
  if (text === '' && usually !== undefined) return usually;
  const seconds = text.trim() === '' ? NaN : Number(text);
  const at = Number.isNaN(seconds)
    ? Date.parse(/^\d{4}-.*T/.test(text) ? text : '')
    : Math.round(seconds * 1_000);
  if (Number.isNaN(at)) {
    throw badData(
      `invalid parameter "${name}": ${
        usually === undefined ? '' : `Invalid time value for '${name}': `
      }cannot parse ${JSON.stringify(text)} to a valid timestamp`,
    );
  }
  return at;
}

/** Milliseconds of a step: seconds, or a duration. */
export function stepOf(parameters: URLSearchParams): number {
  const text = parameters.get('step') ?? '';
  const seconds = text.trim() === '' ? NaN : Number(text);
  const step = Number.isNaN(seconds) ? durationMs(text) : seconds * 1_000;
  if (step === undefined) {
    throw badData(
      `invalid parameter "step": cannot parse ${JSON.stringify(
        text,
      )} to a valid duration`,
    );
  }
  if (step <= 0) {
    throw badData(
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  return step;
}
