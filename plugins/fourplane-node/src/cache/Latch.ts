// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Set from anywhere, any number of times; waited for by one loop, which opens it again. Nothing set is lost. */
export class Latch {
  private isSet = false;
  private notify: (() => void) | undefined;

  set(): void {
    this.isSet = true;
    this.notify?.();
  }

  /** Forgets what was set so far. */
  reset(): void {
    this.isSet = false;
  }

  /** Resolves when set or when the signal aborts; never rejects. */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (this.isSet || signal.aborted) {
        resolve();
        return;
      }
      const done = () => {
        signal.removeEventListener('abort', done);
        this.notify = undefined;
        resolve();
      };
      signal.addEventListener('abort', done);
      this.notify = done;
    });
  }
}
