// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const DAY_S = 86_400;
const TURN = 2 * Math.PI;

/** A number from 0 to 1 that is the same for the same text, for ever. */
export function chanceOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  }
  return (Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0) / 2 ** 32;
}

/** How busy something is: around 1, with a wave over the day and smaller ones over minutes. */
export interface Wave {
  /** At a time in seconds since 1970. */
  at(time: number): number;
  /** Summed up over a time, both in seconds since 1970. */
  between(from: number, to: number): number;
}

/** A wave of something with that name: busiest in the early afternoon, least busy by night. */
export function waveOf(name: string): Wave {
  const parts = [
    { size: 0.45, period: DAY_S, shift: -7 * 3_600 },
    { size: 0.12, period: 1_300 + 900 * chanceOf(`${name}/slow`), shift: 0 },
    { size: 0.08, period: 170 + 130 * chanceOf(`${name}/fast`), shift: 31 },
  ];
  const integral = (time: number) =>
    parts.reduce(
      (sum, { size, period, shift }) =>
        sum -
        ((size * period) / TURN) * Math.cos((TURN * (time + shift)) / period),
      time,
    );
  return {
    at: time =>
      parts.reduce(
        (sum, { size, period, shift }) =>
          sum + size * Math.sin((TURN * (time + shift)) / period),
        1,
      ),
    between: (from, to) => integral(to) - integral(from),
  };
}
