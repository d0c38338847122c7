// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Seconds of each unit, largest first; a month and a year are mean ones. */
const SECONDS = {
  year: 31_556_952,
  month: 2_629_746,
  week: 604_800,
  day: 86_400,
  hour: 3_600,
  minute: 60,
  second: 1,
} as const;

type TimeUnit = keyof typeof SECONDS;

const spanUnits = ['day', 'hour', 'minute', 'second'] as const;

/** `10 minutes ago`: seconds before now (negative ones are ahead) in the largest unit of which there is a whole one. */
export function relativeTime(secondsAgo: number, locale: string): string {
  const age = Math.abs(secondsAgo);
  const units = Object.keys(SECONDS) as TimeUnit[];
  const unit = units.find(name => age >= SECONDS[name]) ?? 'second';
  const count = Math.trunc(secondsAgo / SECONDS[unit]);
  return new Intl.RelativeTimeFormat(locale).format(-count, unit);
}

/** `1h 2m 3s`: whole seconds in days and smaller units, without those of which there is none. */
export function timeSpan(seconds: number, locale: string): string {
  let rest = Math.max(0, seconds);
  const parts = spanUnits.flatMap(unit => {
    const count = Math.floor(rest / SECONDS[unit]);
    rest -= count * SECONDS[unit];
    return count > 0 ? [inUnit(count, unit, locale)] : [];
  });
  return parts.length > 0
    ? new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }).format(
        parts,
      )
    : inUnit(0, 'second', locale);
}

function inUnit(count: number, unit: TimeUnit, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'narrow',
  }).format(count);
}
