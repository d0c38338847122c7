// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { sendEvents } from './sendEvents';

const COUNT = 100;

describe('sendEvents', () => {
  it('makes no more than fits while nobody reads, and the rest when somebody does', async () => {
    let made = 0;
    async function* events() {
      for (; made < COUNT; made += 1) {
        yield made;
      }
    }
    const answer = new PassThrough({ highWaterMark: 10 });
    const sent = sendEvents(answer, events(), {
      encode: event => `${event}\n`,
      signal: new AbortController().signal,
    });
    // Without waiting it would be through with all of them within a turn.
    await turn();
    await turn();
    expect(made).toBeLessThan(20);
    let text = '';
    answer.setEncoding('utf8').on('data', chunk => {
      text += chunk;
    });
    await sent;
    expect(text).toBe(
      Array.from({ length: COUNT }, (_, n) => `${n}\n`).join(''),
    );
  });

  it('ends while it waits for a reader who goes', async () => {
    const gone = new AbortController();
    const answer = new PassThrough({ highWaterMark: 1 });
    let isOver = false;
    async function* endless() {
      try {
        for (;;) {
          yield 'x';
        }
      } finally {
        isOver = true;
      }
    }
    const sent = sendEvents(answer, endless(), {
      encode: String,
      signal: gone.signal,
    });
    await turn();
    gone.abort();
    await sent;
    expect(isOver).toBe(true);
  });
});
