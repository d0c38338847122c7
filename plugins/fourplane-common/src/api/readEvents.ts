// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/**
 * The events of a response of one JSON object a line, as they arrive. A last line without its end was cut off and is
 * left out. Ends the connection when the reader stops.
 */
export async function* readEvents<E extends z.ZodType>(
  response: Response,
  event: E,
): AsyncGenerator<z.output<E>> {
  const reader = response.body?.getReader();
  if (!reader) {
    return;
  }
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + decoder.decode(value, { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line) {
          yield event.parse(JSON.parse(line));
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {
      // It has ended already.
    });
  }
}
