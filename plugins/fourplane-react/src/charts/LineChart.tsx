// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId, useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import { chartScale, valueAxis, type ValueTicks } from './chartScale';
import type { ChartMarker } from './ChartMarker';
import styles from './Charts.module.css';
import { nearestIndex, timeAt, type ChartTimes } from './ChartTimes';
import { linePath } from './linePath';
import { TimeFrame } from './TimeFrame';
import { ValueLines } from './ValueLines';
import { ValueTable } from './ValueTable';

const HEIGHT = 168;
const COLOURS = 6;

/** A line of a {@link LineChart}, with a value for each of its times; `null` where there is none. @public */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** What is measured, or what it is held against. */
  readonly role?: 'value' | 'reserved' | 'limit';
}

/** Properties of {@link LineChart}. @public */
export interface LineChartProps {
  readonly title: string;
  readonly times: ChartTimes;
  readonly lines: readonly ChartLine[];
  /** A value with its unit. */
  readonly format: (value: number) => string;
  /** At round numbers, when absent. */
  readonly ticksOf?: ValueTicks;
  readonly markers?: readonly ChartMarker[];
  /** Which time all charts of a page point at. */
  readonly cursor?: number;
  readonly onCursor?: (index: number | undefined) => void;
}

/**
 * Values over time as lines, with a legend that reads them where the cursor is, and all of them as a table for those who
 * ask.
 *
 * @public
 */
export function LineChart(props: LineChartProps) {
  const { title, times, lines, format, ticksOf } = props;
  const { markers, cursor, onCursor } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const heading = useId();
  const [isTable, setTable] = useState(false);
  const { top, ticks } = valueAxis(
    lines.flatMap(({ values }) => values),
    ticksOf,
  );
  const last = times.count - 1;
  const read = ({ values }: ChartLine, index: number) => {
    const value = values[index] ?? null;
    return value === null ? t('chart.noValue') : format(value);
  };
  const summary = t('chart.summary', {
    title,
    values: lines.map(line => `${line.label} ${read(line, last)}`).join(', '),
  });
  return (
    <section className={styles.chart} aria-labelledby={heading}>
      <h4 id={heading} className={styles.title}>
        {title}
      </h4>
      <TimeFrame
        label={summary}
        height={HEIGHT}
        from={times.start}
        to={timeAt(times, Math.max(last, 1))}
        markers={markers}
        onPoint={at =>
          onCursor?.(at === undefined ? undefined : nearestIndex(times, at))
        }
      >
        {plot => {
          const y = chartScale([0, top], [plot.bottom, plot.top]);
          const x = (index: number) => plot.x.of(timeAt(times, index));
          return (
            <>
              <ValueLines plot={plot} y={y} ticks={ticks} format={format} />
              {lines.map((line, index) => (
                <path
                  key={line.id}
                  className={styles.line}
                  data-role={line.role ?? 'value'}
                  data-colour={index % COLOURS}
                  d={linePath(line.values, x, value => y.of(value))}
                />
              ))}
              {cursor !== undefined && (
                <line
                  className={styles.cursor}
                  x1={x(cursor)}
                  x2={x(cursor)}
                  y1={plot.top}
                  y2={plot.bottom}
                />
              )}
            </>
          );
        }}
      </TimeFrame>
      <ul className={styles.legend}>
        {lines.map((line, index) => (
          <li key={line.id}>
            <svg width="18" height="8" aria-hidden="true">
              <path
                className={styles.line}
                data-role={line.role ?? 'value'}
                data-colour={index % COLOURS}
                d="M0,4H18"
              />
            </svg>
            <span>{line.label}</span>
            <strong>{read(line, cursor ?? last)}</strong>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.asTable}
        aria-expanded={isTable}
        onClick={() => setTable(!isTable)}
      >
        {t(isTable ? 'chart.hideTable' : 'chart.showTable')}
      </button>
      {isTable && <ValueTable {...{ title, times, lines, read }} />}
    </section>
  );
}
