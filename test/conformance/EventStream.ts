// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';
import type { Json } from './Case';

const patienceMs = 20_000;

/** The events of an open watch, awaited one by one. */
export class EventStream {
  static read(response: IncomingMessage): EventStream {
    return new EventStream(response);
  }

  private readonly lines: AsyncIterator<Json>;

  private constructor(private readonly response: IncomingMessage) {
    // closing it early is an abort nobody waits for
    response.on('error', () => {});
    this.lines = events(response)[Symbol.asyncIterator]();
  }

  /** The next event; undefined when the server has ended the watch. Rejects when none comes for 20 seconds. */
  async next(): Promise<Json | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error('no further event for 20 seconds')),
        patienceMs,
      );
    });
    try {
      const { value, done } = await Promise.race([this.lines.next(), late]);
      return done ? undefined : value;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.response.destroy();
  }
}

async function* events(response: IncomingMessage): AsyncGenerator<Json> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line) {
        yield JSON.parse(line);
      }
    }
  }
}
