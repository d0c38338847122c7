// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { timeSpan } from './timeUnits';
import { useLocale } from './useLocale';
import { useNow } from './useNow';

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
  const end = to ? Date.parse(to) : now;
  const seconds = Math.round((end - Date.parse(from)) / 1000);
  return Number.isNaN(seconds) ? null : (
    <span>{timeSpan(seconds, locale)}</span>
  );
}
