// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?([Zz]|[+-]\d\d:?\d\d)$/;

/**
 * An RFC 3339 time in UTC with nine digits of a second, as kubelets write it, so that texts compare as times do;
 * undefined for what is none.
 */
export function nanosecondTime(text: string): string | undefined {
  const [, day, time, fraction = '', zone] = RFC_3339.exec(text) ?? [];
  if (zone === undefined) {
    return undefined;
  }
  const seconds = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(seconds)
    ? undefined
    : `${new Date(seconds).toISOString().slice(0, 19)}.${fraction.padEnd(
        9,
        '0',
      )}Z`;
}

/** The millisecond a time with nanoseconds is in, as a text of the same order. */
export function millisecondOf(nanoseconds: string): string {
  return `${nanoseconds.slice(0, 23)}Z`;
}
