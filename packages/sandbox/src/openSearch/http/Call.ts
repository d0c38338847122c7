// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import {
  illegalArgument,
  OpenSearchError,
  parsingError,
} from '../OpenSearchError';
import { IndexTarget } from '../store/IndexStore';

/** A request, taken apart. */
export interface Call {
  readonly method: string;
  /** Decoded segments of the path. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly text: string;
}

/** What a call is answered with: JSON, or text. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const answer = (body: unknown, status = 200): Answer => ({
  status,
  body,
});

/** The JSON object of a body; `{}` where there is none. */
export function bodyOf({ text }: Call): JsonObject {
  return text.trim() === '' ? {} : parsedObject(text);
}

/** Throws what OpenSearch says to text that is no object of JSON. */
export function parsedObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new OpenSearchError({
      status: 400,
      type: 'json_parse_exception',
      reason: error instanceof Error ? error.message : String(error),
    });
  }
  if (!isJsonObject(value)) {
    throw parsingError('Expected [START_OBJECT] but found [START_ARRAY]');
  }
  return value;
}

/** A parameter that is true or false. */
export function flag({ query }: Call, name: string, usually: boolean): boolean {
  const value = query.get(name);
  if (value === null) return usually;
  if (value === '' || value === 'true') return true;
  if (value === 'false') return false;
  throw illegalArgument(`Could not convert [${name}] to boolean`);
}

/** Which indices a call is about. */
export function targetOf(call: Call, expression: string): IndexTarget {
  return {
    expression,
    ignoreUnavailable: flag(call, 'ignore_unavailable', false),
    allowNoIndices: flag(call, 'allow_no_indices', true),
  };
}
