// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const SLICE_MS = 5;

/**
 * Keeps bursts from holding the event loop. Everything that shares one budget runs in slices of about 5 ms, one slice
 * per turn of the loop, however many loops are busy at once.
 */
export class TurnBudget {
  private readonly waiting: (() => void)[] = [];
  private sliceStart = 0;

  /** Await between small steps: resolves at once while the slice lasts, otherwise in a later turn. */
  async step(): Promise<void> {
    if (
      this.waiting.length > 0 ||
      performance.now() - this.sliceStart >= SLICE_MS
    ) {
      await this.yield();
    }
  }

  /** Resolves in a later turn of the event loop. */
  yield(): Promise<void> {
    return new Promise(resolve => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) {
        setImmediate(this.resumeOne);
      }
    });
  }

  private readonly resumeOne = () => {
    this.sliceStart = performance.now();
    this.waiting.shift()?.();
    if (this.waiting.length > 0) {
      setImmediate(this.resumeOne);
    }
  };
}
