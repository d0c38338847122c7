// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApiError } from './KubeApiError';
import { asKubeObject, WatchEvent } from './KubeObject';

/** One line of a watch's answer. */
export interface WatchLine {
  type?: string;
  object?: unknown;
}

/** Undefined for a line that is no event; an ERROR event of the server is thrown as a KubeApiError. */
export function watchEventOf(
  path: string,
  line: WatchLine,
): WatchEvent | undefined {
  if (line.type === 'ERROR') {
    const { code } = (line.object ?? {}) as { code?: number };
    throw KubeApiError.fromResponse(`WATCH ${path}`, code ?? 500, line.object);
  }
  const object = asKubeObject(line.object);
  if (!object) return undefined;
  if (line.type === 'BOOKMARK') {
    return {
      type: 'BOOKMARK',
      resourceVersion: object.metadata.resourceVersion ?? '',
    };
  }
  return line.type === 'ADDED' ||
    line.type === 'MODIFIED' ||
    line.type === 'DELETED'
    ? { type: line.type, object }
    : undefined;
}
