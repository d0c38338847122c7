// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A duration as `kubectl get` shows ages: `5s`, `3m20s`, `47h`, `2d3h`, `1y12d`. Seconds in. */
export function humanDuration(seconds: number): string {
  if (seconds < -1) {
    return '<invalid>';
  }
  const whole = Math.max(0, Math.floor(seconds));
  const two = (unit: number, word: string, below: number, small: string) => {
    const rest = Math.floor((whole % unit) / below);
    return `${Math.floor(whole / unit)}${word}${
      rest > 0 ? `${rest}${small}` : ''
    }`;
  };
  if (whole < 2 * MINUTE) {
    return `${whole}s`;
  }
  if (whole < 10 * MINUTE) {
    return two(MINUTE, 'm', 1, 's');
  }
  if (whole < 3 * HOUR) {
    return `${Math.floor(whole / MINUTE)}m`;
  }
  if (whole < 8 * HOUR) {
    return two(HOUR, 'h', MINUTE, 'm');
  }
  if (whole < 2 * DAY) {
    return `${Math.floor(whole / HOUR)}h`;
  }
  if (whole < 8 * DAY) {
    return two(DAY, 'd', HOUR, 'h');
  }
  if (whole < 2 * YEAR) {
    return `${Math.floor(whole / DAY)}d`;
  }
  return whole < 8 * YEAR
    ? two(YEAR, 'y', DAY, 'd')
    : `${Math.floor(whole / YEAR)}y`;
}

/** How long ago a time was, in the same way. */
export function ageOf(time: unknown): string {
  const since = typeof time === 'string' ? Date.parse(time) : NaN;
  if (typeof time !== 'string' || time === '') {
    return '<unknown>';
  }
  return Number.isNaN(since)
    ? '<invalid>'
    : humanDuration((Date.now() - since) / 1000);
}
