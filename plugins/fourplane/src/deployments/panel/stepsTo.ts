// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  type HistoryEntry,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';

/** The steps that led to what runs in an environment, in the order of the history. */
export function stepsTo(
  environment: ModelRef,
  entries: readonly HistoryEntry[],
): HistoryEntry[] {
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  const led = new Set<string>();
  const visit = (entry: HistoryEntry) => {
    if (!led.has(entry.id)) {
      led.add(entry.id);
      for (const id of entry.after) {
        const before = byId.get(id);
        if (before) {
          visit(before);
        }
      }
    }
  };
  entries
    .filter(
      entry =>
        entry.environment && isSameRef(entry.environment.ref, environment),
    )
    .forEach(visit);
  return entries.filter(({ id }) => led.has(id));
}
