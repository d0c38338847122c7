// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const MAX_NAMED = 10;

/** Names for people, in order, and not too many. */
export function listed(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort();
  const shown = sorted.slice(0, MAX_NAMED).map(name => `"${name}"`);
  return sorted.length > MAX_NAMED
    ? `${shown.join(', ')} and ${sorted.length - MAX_NAMED} more`
    : shown.join(', ');
}
