// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { WatchEvent } from './KubeApi';
import { KubeObject } from './KubeObject';

const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

const typeSchema = z.enum([
  'ADDED',
  'MODIFIED',
  'DELETED',
  'BOOKMARK',
  'ERROR',
]);

const bookmarkSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

const errorSchema = z.object({
  code: z.number().default(500),
  reason: z.string().optional(),
  message: z.string().default('unknown error'),
});

/**
 * One line of a watch, translated. The object of an ADDED, MODIFIED or DELETED event is handed on unchecked beyond
 * being an object: whether it can be read is decided per object, not per stream.
 * Throws when the line is not a watch event.
 */
export function parseWatchEvent(line: string): WatchEvent {
  const event: unknown = JSON.parse(line);
  const object = isRecord(event) ? event.object : undefined;
  if (!isRecord(event) || !isRecord(object)) {
    throw new TypeError('A watch event must have an object');
  }
  const type = typeSchema.parse(event.type);
  switch (type) {
    case 'BOOKMARK': {
      const { metadata } = bookmarkSchema.parse(object);
      return {
        type,
        resourceVersion: metadata.resourceVersion,
        initialEventsEnd: metadata.annotations?.[INITIAL_EVENTS_END] === 'true',
      };
    }
    case 'ERROR':
      return { type, ...errorSchema.parse(object) };
    default:
      return { type, object: asKubeObject(object) };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The wire type: the reader of objects tolerates a missing `metadata` (see `Reflector`). */
export function asKubeObject(value: Record<string, unknown>): KubeObject {
  return value as KubeObject;
}
