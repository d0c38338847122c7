// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';

/** Who wants to hear. A listener that throws is logged and harms no other. */
export class Listeners<T> {
  private readonly listeners = new Set<{ readonly call: (value: T) => void }>();

  static create<T>(logger: LoggerService): Listeners<T> {
    return new Listeners(logger);
  }

  private constructor(private readonly logger: LoggerService) {}

  /** Returns the undo. */
  add(call: (value: T) => void): () => void {
    const listener = { call };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  call(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener.call(value);
      } catch (error) {
        this.logger.error(
          'A listener of a control plane failed',
          error instanceof Error ? error : undefined,
        );
      }
    }
  }
}
