// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { SignalApi } from '@backstage/plugin-signals-react';
import { LIVE_CHANNEL } from '@fourplane/plugin-fourplane-common';

/** A signals client whose messages the test sends. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Set<(message: never) => void>();

  subscribe(channel: string, onMessage: (message: never) => void) {
    if (channel === LIVE_CHANNEL) {
      this.#listeners.add(onMessage);
    }
    return { unsubscribe: () => void this.#listeners.delete(onMessage) };
  }

  get subscribers() {
    return this.#listeners.size;
  }

  announce(...keys: string[]) {
    this.#listeners.forEach(listener => listener({ keys } as never));
  }
}
