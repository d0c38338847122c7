// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout } from 'node:timers/promises';
import { ModelRef, refKey } from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/**
 * Remembers what has changed since it was started, so that a reading from before a write is not taken for one from after
 * it.
 */
export class Touches {
  private readonly keys = new Set<string>();
  private listener: (() => void) | undefined;
  readonly stop: () => void;

  static start(controlPlane: Pick<ControlPlane, 'changes'>): Touches {
    return new Touches(controlPlane);
  }

  private constructor(controlPlane: Pick<ControlPlane, 'changes'>) {
    this.stop = controlPlane.changes(refs => {
      refs.forEach(ref => this.keys.add(refKey(ref)));
      this.listener?.();
    });
  }

  /**
   * Resolves once the thing has changed, or after so many milliseconds: a write that makes no difference to it touches
   * nothing. Rejects with the signal's reason.
   */
  async of(
    ref: ModelRef,
    atMostMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const key = refKey(ref);
    const done = new AbortController();
    const either = AbortSignal.any([signal, done.signal]);
    this.listener = () => {
      if (this.keys.has(key)) {
        done.abort();
      }
    };
    this.listener();
    try {
      await setTimeout(atMostMs, undefined, { signal: either });
    } catch (error) {
      signal.throwIfAborted();
      if (!done.signal.aborted) {
        throw error;
      }
    } finally {
      this.listener = undefined;
    }
  }
}
