// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badRequest } from '../http/StatusError';

/** Where a paged list goes on. */
export interface ContinuePoint {
  /** The version the list is shown at; -1 for "whatever is there now". */
  readonly version: number;
  /** The last key already given. */
  readonly after: string;
}

/** The opaque text of a continue point. */
export function encodeContinue(point: ContinuePoint): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: point.version,
      start: `${point.after}\u0000`,
    }),
  ).toString('base64url');
}

/** Reads a continue token; throws the 400 of a real server for one it did not give out. */
export function decodeContinue(token: string): ContinuePoint {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  try {
    const parsed: { rv?: unknown; start?: unknown } = JSON.parse(text);
    if (typeof parsed.rv === 'number' && typeof parsed.start === 'string') {
      return { version: parsed.rv, after: parsed.start.split('\u0000')[0] };
    }
  } catch {
    throw badRequest(
      `invalid continue token: continue key is not valid: invalid character '${
        text[0] ?? ''
      }' looking for beginning of value`,
    );
  }
  throw badRequest(
    'invalid continue token: continue key is not valid: server returned empty key',
  );
}
