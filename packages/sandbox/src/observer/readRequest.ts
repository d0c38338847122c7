// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../openSearch/json';
import { badRequest } from './ObserverError';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 30;
const MOST_LINES = 1_000;

/** The JSON object of a body. Throws an `ObserverError`. */
export function readBody(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text);
    if (isJsonObject(body)) return body;
  } catch {
    // said below
  }
  throw badRequest('Invalid request format');
}

/** A text that must be there. */
export function required(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') {
    throw badRequest(`${name} is required`);
  }
  return value;
}

/** When is meant, as it is written. */
export function readTimes(body: JsonObject): { start: string; end: string } {
  const start = required(body, 'startTime');
  const end = required(body, 'endTime');
  const [from, to] = [start, end].map(Date.parse);
  if (Number.isNaN(from) || Number.isNaN(to)) {
    throw badRequest('startTime and endTime must be in RFC3339 format');
  }
  if (to < from) throw badRequest('endTime must be after startTime');
  if (to - from > LONGEST_DAYS * DAY_MS) {
    throw badRequest(`query time range cannot exceed ${LONGEST_DAYS} days`);
  }
  return { start, end };
}

/** How many lines, and in which order. */
export function readPage(body: JsonObject): {
  size: number;
  order: 'asc' | 'desc';
} {
  const { limit = 100, sortOrder = 'desc' } = body;
  if (typeof limit !== 'number' || limit < 1 || limit > MOST_LINES) {
    throw badRequest(`limit cannot exceed ${MOST_LINES}`);
  }
  if (sortOrder !== 'asc' && sortOrder !== 'desc') {
    throw badRequest("sortOrder must be either 'asc' or 'desc'");
  }
  return { size: limit, order: sortOrder };
}
