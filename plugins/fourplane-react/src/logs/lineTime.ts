// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** How the time of a line is shown. @public */
export type LineTimes = 'none' | 'relative' | 'absolute';

/**
 * `14:03:27.120` in the reader's time zone, or `+1:02.345` since `origin`; what is no instant is shown as it is.
 *
 * @param at - RFC 3339
 * @param origin - milliseconds since the epoch
 */
export function lineTime(at: string, times: LineTimes, origin: number): string {
  const instant = new Date(at);
  const milliseconds = instant.getTime();
  if (Number.isNaN(milliseconds)) {
    return at;
  }
  if (times === 'absolute') {
    const clock = [
      instant.getHours(),
      instant.getMinutes(),
      instant.getSeconds(),
    ].map(part => padded(part, 2));
    return `${clock.join(':')}.${padded(instant.getMilliseconds(), 3)}`;
  }
  const since = milliseconds - origin;
  const rest = Math.abs(since);
  const minutes = Math.floor(rest / 60_000);
  const seconds = padded(Math.floor(rest / 1000) % 60, 2);
  return `${since < 0 ? '-' : '+'}${minutes}:${seconds}.${padded(
    rest % 1000,
    3,
  )}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
