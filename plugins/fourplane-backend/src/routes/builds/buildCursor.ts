// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { IndexedBuild } from './IndexedBuild';

/** A place in a list of builds: just behind one that was there once, or the beginning. It holds whatever comes or goes. */
export type BuildPlace = Pick<IndexedBuild, 'at' | 'key'> | 'beginning';

const schema = z.union([
  z.tuple([]),
  z.tuple([z.number(), z.string().min(1).max(900)]),
]);

/** The place as an opaque text. */
export function cursorOf(place: BuildPlace): string {
  const value = place === 'beginning' ? [] : [place.at, place.key];
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The place a cursor means; an `InputError` when it is none of ours. */
export function placeOf(cursor: string): BuildPlace {
  const read = schema.safeParse(parsed(cursor));
  if (!read.success) {
    throw new InputError(
      "Invalid query parameter 'cursor': it must be one that a list of builds has given; leave it out for the first page",
    );
  }
  const [at, key] = read.data;
  return at === undefined || key === undefined ? 'beginning' : { at, key };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
