// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the assertion holds; fails with its last failure. */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  options: { timeoutMs?: number } = {},
): Promise<T> {
  const end = Date.now() + (options.timeoutMs ?? 5_000);
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await pause(5);
    }
  }
}
