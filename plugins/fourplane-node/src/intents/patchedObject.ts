// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../kube/KubeObject';

/** What a JSON merge patch (RFC 7386) makes of an object; a patch of what is not there yet is all there is. */
export function patchedObject(
  live: KubeObject | undefined,
  patch: Readonly<Record<string, unknown>>,
): KubeObject {
  // A patch of an object whose kind and name it does not touch is an object still.
  return patched(live, patch) as KubeObject;
}

function patched(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isFields(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = patched(result[field], value);
    }
  }
  return result;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
