// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Answered } from '../Question';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sums depend on the order of what is summed in the last digits. */
const DIGITS = 10;

/**
 * What two servers can agree on: results in one order, numbers to ten digits, and of a query that is not understood no
 * more than that.
 */
export function normaliseAnswer(
  status: number,
  text: string,
  isOrdered: boolean,
): Answered {
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  if (!isObject(body)) return { status, body };
  if (body.status === 'error') return { status, body: errorOf(body) };
  const { data } = body;
  if (isObject(data) && Array.isArray(data.result)) {
    const { resultType, result } = data;
    const isList = resultType === 'vector' || resultType === 'matrix';
    const rounded = isList ? result.map(rowOf) : pointOf(result);
    return {
      status,
      body: {
        resultType,
        result: isList && !isOrdered ? inOrder(rounded) : rounded,
      },
    };
  }
  return {
    status,
    body: Array.isArray(data) ? inOrder(data.map(sorted)) : data,
  };
}

function errorOf({ errorType, error }: Json): Json {
  const said = String(error);
  if (said.includes('parse error') || said.includes('cannot parse')) {
    return {
      errorType,
      error: said
        .replace(/\d+:\d+: (parse error)/, '$1')
        .replace(/(parse error|cannot parse).*$/s, '$1'),
    };
  }
  // which of two series is named first is chance
  return { errorType, error: said.replace(/\[\{.*\}\]/s, '[…]') };
}

function sorted(value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
}

function inOrder(rows: readonly unknown[]): unknown[] {
  return rows
    .map(row => [JSON.stringify(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

function rowOf(row: unknown): unknown {
  const { metric, value, values } = isObject(row) ? row : {};
  return {
    metric: sorted(metric),
    ...(Array.isArray(value) && { value: pointOf(value) }),
    ...(Array.isArray(values) && { values: values.map(pointOf) }),
  };
}

function pointOf([at, text]: unknown[]): unknown[] {
  const number = Number(text);
  return Number.isFinite(number) && text !== ''
    ? [at, Number(number.toPrecision(DIGITS))]
    : [at, text];
}
