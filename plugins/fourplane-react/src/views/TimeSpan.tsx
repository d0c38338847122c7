// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DateTime, Duration } from 'luxon';
import { useLocale } from './useLocale';
import { useNow } from './useNow';

/** `type` goes to `Intl.ListFormat`, which luxon's types leave out: no comma and no "and" between the units. */
const shortUnits = {
  unitDisplay: 'narrow',
  listStyle: 'narrow',
  type: 'unit',
} as const;

/** Properties of {@link TimeSpan}. @public */
export interface TimeSpanProps {
  /** ISO 8601 instant. */
  readonly from: string;
  /** ISO 8601 instant; without it the span is still running. */
  readonly to?: string;
}

/** How long something took, or takes so far: `2m 10s`. @public */
export function TimeSpan({ from, to }: TimeSpanProps) {
  const locale = useLocale();
  const now = useNow(1_000);
  const end = to ? DateTime.fromISO(to).toMillis() : now;
  const seconds = Math.round((end - DateTime.fromISO(from).toMillis()) / 1000);
  const duration = Duration.fromObject(
    { seconds: Math.max(0, seconds) },
    { locale },
  );
  return (
    <span>
      {(seconds > 0 ? duration.rescale() : duration).toHuman(shortUnits)}
    </span>
  );
}
