// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from '../views/useLocale';
import styles from './Charts.module.css';
import { timeAt, type ChartTimes } from './ChartTimes';

/** Moves the cursor of all charts of a page, by pointer or keyboard; Escape lets go of it. @public */
export function TimeCursor(props: {
  times: ChartTimes;
  cursor: number | undefined;
  onCursor: (index: number | undefined) => void;
}) {
  const { times, cursor, onCursor } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const last = Math.max(times.count - 1, 0);
  const index = cursor ?? last;
  const time = new Date(timeAt(times, index)).toLocaleString(locale);
  return (
    <div className={styles.timeCursor}>
      <input
        type="range"
        min={0}
        max={last}
        value={index}
        aria-label={t('chart.cursor')}
        aria-valuetext={time}
        onChange={event => onCursor(Number(event.target.value))}
        onKeyDown={event => {
          if (event.key === 'Escape') {
            onCursor(undefined);
          }
        }}
      />
      <output>
        {cursor === undefined ? t('chart.newest', { time }) : time}
      </output>
    </div>
  );
}
