// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The path of a line through values, lifted where there is none. A value that stands alone becomes a short dash, since a
 * line through one point is not to be seen.
 */
export function linePath(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const parts: string[] = [];
  const pointAt = (index: number) => {
    const value = values[index] ?? null;
    return value === null ? undefined : ([x(index), y(value)] as const);
  };
  values.forEach((_, index) => {
    const point = pointAt(index);
    if (!point) {
      return;
    }
    const [left, top] = point.map(round);
    const isFirst = !pointAt(index - 1);
    parts.push(`${isFirst ? 'M' : 'L'}${left},${top}`);
    if (isFirst && !pointAt(index + 1)) {
      parts.push('h1');
    }
  });
  return parts.join('');
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
