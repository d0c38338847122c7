// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from '../views/useLocale';
import styles from './Charts.module.css';
import { timeAt, type ChartTimes } from './ChartTimes';
import type { ChartLine } from './LineChart';

/** A chart's values as rows, newest first. */
export function ValueTable(props: {
  title: string;
  times: ChartTimes;
  lines: readonly ChartLine[];
  read: (line: ChartLine, index: number) => string;
}) {
  const { title, times, lines, read } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const indexes = Array.from(
    { length: times.count },
    (_, index) => times.count - 1 - index,
  );
  return (
    // A scrolling region is reached by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {lines.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indexes.map(index => (
            <tr key={index}>
              <th scope="row">
                {new Date(timeAt(times, index)).toLocaleString(locale)}
              </th>
              {lines.map(line => (
                <td key={line.id}>{read(line, index)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
