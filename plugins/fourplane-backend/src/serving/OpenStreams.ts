// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';

/** So many logs may one caller follow at a time; each holds a connection to a plane. */
const MOST = 20;

class TooManyStreamsError extends CustomErrorBase {
  override name = 'TooManyStreamsError' as const;
  readonly statusCode = 429;
}

/** Counts the streams that are open, by the subject that follows them: a person, or a service. */
export class OpenStreams {
  readonly #counts = new Map<string, number>();

  static create(): OpenStreams {
    return new OpenStreams();
  }

  private constructor() {}

  /** Counts one more, and returns its end; throws an error of HTTP status 429 where there are too many. */
  open(who: string): () => void {
    const count = this.#counts.get(who) ?? 0;
    if (count >= MOST) {
      throw new TooManyStreamsError(
        `You follow ${count} logs already, which is as many as one caller may at a time. Close one of them`,
      );
    }
    this.#counts.set(who, count + 1);
    let isOpen = true;
    return () => {
      if (isOpen) {
        isOpen = false;
        this.#lessen(who);
      }
    };
  }

  #lessen(who: string): void {
    const rest = (this.#counts.get(who) ?? 1) - 1;
    if (rest > 0) {
      this.#counts.set(who, rest);
    } else {
      this.#counts.delete(who);
    }
  }
}
