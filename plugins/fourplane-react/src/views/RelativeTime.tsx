// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fourplaneTranslationRef } from '../translation';
import { relativeTime } from './timeUnits';
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
  const time = new Date(instant);
  const ageMs = now - time.getTime();
  if (Number.isNaN(ageMs)) {
    return <span>{instant}</span>;
  }
  return (
    <time
      dateTime={instant}
      title={time.toLocaleString(locale, {
        dateStyle: 'long',
        timeStyle: 'long',
      })}
    >
      {/* A browser's clock that runs behind must not show the future. */}
      {ageMs < TICK_MS ? t('time.justNow') : relativeTime(ageMs / 1000, locale)}
    </time>
  );
}
