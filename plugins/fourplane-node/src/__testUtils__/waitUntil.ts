// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const TIMEOUT_MS = 10_000;
const INTERVAL_MS = 5;

/** Resolves when the check passes without throwing; rejects with its last error when that takes too long. For tests. */
export async function waitUntil(check: () => void): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await new Promise(resolve => setTimeout(resolve, INTERVAL_MS));
  }
}
