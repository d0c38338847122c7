// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from '../views/useLocale';
import type { ChartMarker } from './ChartMarker';
import styles from './Charts.module.css';

/** In words and with links what charts mark within a stretch of time, newest first. @public */
export function MarkerList(props: {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  markers: readonly ChartMarker[];
}) {
  const { from, to, markers } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const shown = markers
    .filter(({ at }) => at >= from && at <= to)
    .sort((one, other) => other.at - one.at);
  return shown.length === 0 ? null : (
    <details className={styles.markers}>
      <summary>{t('chart.markers', { count: shown.length })}</summary>
      <ul>
        {shown.map(({ id, at, kind, label, href }) => (
          <li key={id} data-kind={kind}>
            <time dateTime={new Date(at).toISOString()}>
              {new Date(at).toLocaleString(locale)}
            </time>{' '}
            {href ? <Link href={href}>{label}</Link> : label}
          </li>
        ))}
      </ul>
    </details>
  );
}
