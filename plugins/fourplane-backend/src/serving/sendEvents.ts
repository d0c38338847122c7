// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { Writable } from 'node:stream';

/** After so much silence, in ms, a heartbeat keeps proxies from cutting the connection. */
const SILENCE_MS = 10_000;

/** How events become text. */
export interface Sending {
  readonly encode: (event: unknown) => string;
  /** Aborts when nobody waits for more. */
  readonly signal: AbortSignal;
  /** What is said at once, and in every silence. */
  readonly heartbeat?: string;
  /** What happens so many ms after the first event. */
  readonly end?: { readonly afterMs: number; readonly now: () => void };
}

/**
 * Writes events as they come, no faster than they are read, and ends the answer when they do. Rejects with what goes
 * wrong in the middle, once the answer is broken off: its head is sent, so nothing else tells a reader that it is not
 * whole.
 */
export async function sendEvents(
  answer: Writable,
  events: AsyncIterable<unknown>,
  { encode, signal, heartbeat, end }: Sending,
): Promise<void> {
  const beat = () => {
    if (heartbeat) {
      answer.write(heartbeat);
    }
  };
  const heart = setInterval(beat, SILENCE_MS);
  let ending: NodeJS.Timeout | undefined;
  try {
    beat();
    for await (const event of events) {
      const text = encode(event);
      if (text && !answer.write(text)) {
        await once(answer, 'drain', { signal });
      }
      heart.refresh();
      if (end) {
        ending ??= setTimeout(end.now, end.afterMs);
      }
      if (signal.aborted) {
        break;
      }
    }
    answer.end();
  } catch (error) {
    if (!signal.aborted) {
      answer.destroy(error as Error);
      throw error;
    }
    answer.end();
  } finally {
    clearInterval(heart);
    clearTimeout(ending);
  }
}
