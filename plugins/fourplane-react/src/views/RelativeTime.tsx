// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from './useLocale';
import { useNow } from './useNow';

const TICK_MS = 15_000;

/** Properties of {@link RelativeTime}. @public */
export interface RelativeTimeProps {
  /** ISO 8601 instant. */
  readonly instant: string;
}

/** An instant as people say it, with the absolute time on hover. What is not an instant is shown as it is. @public */
export function RelativeTime({ instant }: RelativeTimeProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const now = useNow(TICK_MS);
  const time = DateTime.fromISO(instant).setLocale(locale);
  if (!time.isValid) {
    return <span>{instant}</span>;
  }
  const ageMs = now - time.toMillis();
  return (
    <time
      dateTime={instant}
      title={time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
    >
      {/* A browser's clock that runs behind must not show the future. */}
      {ageMs < TICK_MS
        ? t('time.justNow')
        : time.toRelative({ base: DateTime.fromMillis(now) })}
    </time>
  );
}
