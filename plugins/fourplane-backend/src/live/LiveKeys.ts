// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHmac } from 'crypto';

/** Bytes of the HMAC that make a key: enough that no two replies share one and none can be guessed. */
const KEY_BYTES = 16;

/**
 * Names replies on the live channel, which everybody signed in can hear. A key tells nothing to those who do not hold
 * its reply, since names cannot be tried without the secret.
 */
export class LiveKeys {
  readonly #secret: string;

  /** Replicas that share the secret make the same keys. */
  static create(options: { secret: string }): LiveKeys {
    return new LiveKeys(options.secret);
  }

  private constructor(secret: string) {
    this.#secret = secret;
  }

  /** The key of a reply by its {@link replyName}. */
  of(name: string): string {
    return createHmac('sha256', this.#secret)
      .update(name)
      .digest()
      .subarray(0, KEY_BYTES)
      .toString('base64url');
  }
}
