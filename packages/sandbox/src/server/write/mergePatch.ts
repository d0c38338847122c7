// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';

/** RFC 7386: members of the patch replace, null removes, everything else stays. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isJsonObject(target)
    ? { ...target }
    : {};
  for (const [name, member] of Object.entries(patch)) {
    if (member === null) {
      delete result[name];
    } else {
      result[name] = mergePatch(result[name], member);
    }
  }
  return result;
}
