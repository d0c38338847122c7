// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badRequest } from '../http/StatusError';

/** How continue points are written, for readers of later ones. */
const VERSION = 'meta.k8s.io/v1';

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
      v: VERSION,
      rv: point.version,
      start: `${point.after}\u0000`,
    }),
  ).toString('base64url');
}

/** Reads a continue token; throws the 400 of a real server for one it did not give out. */
export function decodeContinue(token: string): ContinuePoint {
  const refused = (problem: string) =>
    badRequest(`invalid continue token: continue key is not valid: ${problem}`);
  // four characters are three bytes, and of the last ones one alone is none
  if (token.length % 4 === 1) {
    throw refused(`illegal base64 data at input byte ${token.length - 1}`);
  }
  const bytes = Buffer.from(token, 'base64url');
  let parsed: { v?: unknown; rv?: unknown; start?: unknown };
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refused(
      `invalid character '${goByte(bytes[0])}' looking for beginning of value`,
    );
  }
  const { v, rv, start } = parsed;
  if (v !== VERSION) {
    throw refused(
      `server does not recognize this encoded version ${JSON.stringify(
        v ?? '',
      )}`,
    );
  }
  if (typeof rv !== 'number' || rv === 0) {
    throw refused(
      `incorrect encoded start resourceVersion (version ${VERSION})`,
    );
  }
  if (typeof start !== 'string' || start === '') {
    throw refused(`encoded start key empty (version ${VERSION})`);
  }
  return { version: rv, after: start.split('\u0000')[0] };
}

/** A byte as Go quotes it, taken for a character. */
function goByte(byte: number): string {
  return byte < 0x20 || (byte >= 0x7f && byte < 0xa0)
    ? `\\u${byte.toString(16).padStart(4, '0')}`
    : String.fromCharCode(byte);
}
