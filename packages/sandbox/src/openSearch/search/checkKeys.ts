// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { notInTheSandbox, OpenSearchError } from '../OpenSearchError';

/** Refuses what a part of a search says beside what is known here, which some of is known to OpenSearch alone. */
export function checkKeys(
  name: string,
  body: JsonObject,
  known: readonly string[],
  elsewhere: readonly string[] = [],
): void {
  const unknown = Object.keys(body).find(key => !known.includes(key));
  if (unknown === undefined) return;
  throw elsewhere.includes(unknown)
    ? notInTheSandbox(`[${unknown}] of [${name}]`)
    : new OpenSearchError({
        status: 400,
        type: 'x_content_parse_exception',
        reason: `[${name}] unknown field [${unknown}]`,
      });
}
