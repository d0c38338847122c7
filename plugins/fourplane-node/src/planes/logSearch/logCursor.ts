// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LogSearch } from '../LogSource';

const positionSchema = z.object({
  key: z.tuple([z.number(), z.number()]),
  given: z.array(z.string().max(800)).max(1_000),
});

const cursorSchema = z.object({
  search: z.string(),
  /** The frozen end of the time asked for. */
  until: z.number(),
  /** The time of the last line given. */
  time: z.number().optional(),
  /** How far each source has come, by its key; `end` is its end. */
  sources: z.record(z.string(), z.union([z.literal('end'), positionSchema])),
});

/** Where a page of a search begins. It says nothing of whose lines are searched. */
export type LogCursor = z.infer<typeof cursorSchema>;

/** What a cursor is of: the same filter and order. */
export function searchKey({
  order,
  from,
  to,
  text,
  fields,
  levels,
  pods,
  containers,
}: LogSearch): string {
  const key = JSON.stringify([
    ...[order, from, to, text, fields],
    ...[levels, pods, containers],
  ]);
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** As a text for URLs. */
export function writeCursor(cursor: LogCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws an `InputError` for a text that is no cursor of this search. */
export function readCursor(text: string, search: LogSearch): LogCursor {
  const cursor = cursorSchema.safeParse(parsed(text)).data;
  if (!cursor || cursor.search !== searchKey(search)) {
    throw new InputError(
      'The cursor is not of this search; begin again without one',
    );
  }
  return cursor;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
