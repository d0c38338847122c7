// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Keys in one message: keeps a message near 12 kB and the event loop free between messages. */
const KEYS_PER_MESSAGE = 500;

/** Announces keys; a rejection is the implementation's to report. */
export type Announce = (keys: string[]) => Promise<void>;

/**
 * Says "look again" about replies: at once after a silence, and then at most once per `gapMs`, each reply once however
 * often it was rung meanwhile.
 */
export class Bell {
  readonly #announce: Announce;
  readonly #keyOf: (name: string) => string;
  readonly #gapMs: number;
  readonly #rung = new Set<string>();
  #lastAnnounced = -Infinity;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  static create(options: {
    announce: Announce;
    /** Key of a reply by its name. */
    keyOf: (name: string) => string;
    gapMs: number;
  }): Bell {
    return new Bell(options);
  }

  private constructor(options: {
    announce: Announce;
    keyOf: (name: string) => string;
    gapMs: number;
  }) {
    this.#announce = options.announce;
    this.#keyOf = options.keyOf;
    this.#gapMs = options.gapMs;
  }

  /** Rings for the replies of these names. */
  ring(names: Iterable<string>): void {
    for (const name of names) {
      this.#rung.add(name);
    }
    if (this.#rung.size > 0 && !this.#isStopped) {
      this.#schedule(this.#lastAnnounced + this.#gapMs - performance.now());
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  #schedule(delayMs: number): void {
    if (this.#cancel) {
      return;
    }
    if (delayMs <= 0) {
      const immediate = setImmediate(() => this.#announceSome());
      this.#cancel = () => clearImmediate(immediate);
    } else {
      const timer = setTimeout(() => this.#announceSome(), delayMs);
      this.#cancel = () => clearTimeout(timer);
    }
  }

  #announceSome(): void {
    this.#cancel = undefined;
    const keys: string[] = [];
    for (const name of this.#rung) {
      if (keys.length === KEYS_PER_MESSAGE) {
        break;
      }
      this.#rung.delete(name);
      keys.push(this.#keyOf(name));
    }
    this.#lastAnnounced = performance.now();
    void this.#announce(keys);
    if (this.#rung.size > 0) {
      this.#schedule(0);
    }
  }
}
