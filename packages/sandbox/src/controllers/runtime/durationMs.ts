// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

const DURATION = new RegExp(
  `^${units.map(([unit]) => `(?:(\\d+)${unit})?`).join('')}$`,
);

/** Milliseconds of `1d12h`, `1m30s` or `500ms`; undefined for what is none. */
export function durationMs(text: string | undefined): number | undefined {
  const match = DURATION.exec(text ?? '');
  if (!text || !match) return undefined;
  return units.reduce(
    (sum, [, size], index) => sum + Number(match[index + 1] ?? 0) * size,
    0,
  );
}
