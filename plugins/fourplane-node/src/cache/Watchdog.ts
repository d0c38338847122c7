// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock } from './Clock';

/** Fires once when nothing has been heard for a while. */
export class Watchdog {
  fired = false;
  private lastHeard: number;
  private cancel: () => void = () => {};

  static start(options: {
    clock: Clock;
    idleMs: number;
    onIdle: () => void;
  }): Watchdog {
    const watchdog = new Watchdog(
      options.clock,
      options.idleMs,
      options.onIdle,
    );
    watchdog.arm(options.idleMs);
    return watchdog;
  }

  private constructor(
    private readonly clock: Clock,
    private idleMs: number,
    private readonly onIdle: () => void,
  ) {
    this.lastHeard = clock.now();
  }

  heard(): void {
    this.lastHeard = this.clock.now();
  }

  /** From now on this much silence is allowed, in milliseconds. */
  allow(idleMs: number): void {
    this.idleMs = idleMs;
    this.cancel();
    this.arm(idleMs);
  }

  stop(): void {
    this.cancel();
  }

  private arm(ms: number): void {
    this.cancel = this.clock.after(ms, () => {
      const left = this.lastHeard + this.idleMs - this.clock.now();
      if (left > 0) {
        this.arm(left);
      } else {
        this.fired = true;
        this.onIdle();
      }
    });
  }
}
