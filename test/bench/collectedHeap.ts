// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Bytes of heap in use after a full garbage collection. */
export function collectedHeap(): number {
  if (!global.gc) {
    throw new Error('Node has to run with --expose-gc');
  }
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed;
}
