// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'node:timers/promises';

/** Keeps long work from stalling the event loop: gives way whenever a slice of time is used up. */
export class Pace {
  private sliceStart = performance.now();

  constructor(private readonly sliceMs: number) {}

  async giveWay(): Promise<void> {
    if (performance.now() - this.sliceStart >= this.sliceMs) {
      await setImmediate();
      this.sliceStart = performance.now();
    }
  }
}
