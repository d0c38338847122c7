// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { expositionOf } from './PodExporter';

const NOW = Date.UTC(2026, 0, 5, 10, 0);
const series = (
  labels: Record<string, string>,
  at: number,
  goneAt?: number,
) => ({
  labels,
  goneAt,
  samples: () => [],
  last: (from: number, to: number) =>
    at >= from && at <= to ? { at, value: 1.5 } : undefined,
});

it('exports what goes on, in the text format', () => {
  const text = expositionOf(
    [
      series({ __name__: 'a', x: 'say "hi"\\\n' }, NOW - 2_000),
      series({ __name__: 'b' }, NOW),
      series({ __name__: 'old' }, NOW - 60_000),
      series({ __name__: 'gone' }, NOW - 1_000, NOW - 500),
      series({ __name__: 'up' }, NOW),
    ],
    NOW,
  );
  expect(text).toBe('a{x="say \\"hi\\"\\\\\\n"} 1.5\nb{} 1.5\n');
});
