// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { JsonLines } from './JsonLines';

describe('JsonLines', () => {
  it('yields the same lines wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 20 }),
        fc.boolean(),
        (texts, cuts, closed) => {
          const wanted = texts.map(text => JSON.stringify({ text }));
          const bytes = Buffer.from(
            wanted.join('\n') + (closed && wanted.length > 0 ? '\n' : ''),
          );
          const lines = new JsonLines();
          const seen: string[] = [];
          let start = 0;
          for (const cut of cuts) {
            seen.push(...lines.push(bytes.subarray(start, start + cut)));
            start += cut;
          }
          seen.push(...lines.push(bytes.subarray(start)));
          const rest = lines.end();
          expect(rest ? [...seen, rest] : seen).toEqual(wanted);
        },
      ),
    );
  });

  it('skips blank lines', () => {
    expect([...new JsonLines().push(Buffer.from('\n{}\r\n\n'))]).toEqual([
      '{}',
    ]);
  });
});
