// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId, useRef, useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from '../views/useLocale';
import type { ChartMarker } from './ChartMarker';
import { chartScale, valueAxis } from './chartScale';
import styles from './Charts.module.css';
import { nearestIndex, timeAt, type ChartTimes } from './ChartTimes';
import { TimeFrame } from './TimeFrame';
import { ValueLines } from './ValueLines';

const HEIGHT = 120;
/** Less is a click, not a stretch. */
const SHORTEST_DRAG_STEPS = 1;

/** One part of every bar, from below upwards. @public */
export interface BarPart {
  readonly id: string;
  readonly label: string;
  readonly counts: readonly number[];
}

/** Properties of {@link BarChart}. @public */
export interface BarChartProps {
  readonly title: string;
  readonly times: ChartTimes;
  /** From below upwards; `data-part` of the bars is their `id`. */
  readonly parts: readonly BarPart[];
  readonly markers?: readonly ChartMarker[];
  /** A stretch that was dragged over, in milliseconds since 1970. */
  readonly onZoom?: (from: number, to: number) => void;
}

/** Counts over time as bars, each made of parts. Dragging over it chooses a stretch. @public */
export function BarChart(props: BarChartProps) {
  const { title, times, parts, markers, onZoom } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const heading = useId();
  const begin = useRef<number>();
  const [stretch, setStretch] = useState<readonly [number, number]>();
  const [pointed, setPointed] = useState<number>();
  const sums = Array.from({ length: times.count }, (_, index) =>
    parts.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  );
  const { top, ticks } = valueAxis(sums);
  const end = timeAt(times, Math.max(times.count, 1));
  const number = new Intl.NumberFormat(locale);
  const clock = (at: number) => new Date(at).toLocaleString(locale);
  const read = (index: number) =>
    t('chart.bar', {
      time: clock(timeAt(times, index)),
      counts: parts
        .map(({ label, counts }) => [label, counts[index] ?? 0] as const)
        .filter(([, count]) => count > 0)
        .map(([label, count]) => `${label} ${number.format(count)}`)
        .join(', '),
    });
  const choose = (at: number) => {
    const from = begin.current;
    begin.current = undefined;
    setStretch(undefined);
    if (
      from !== undefined &&
      Math.abs(at - from) >= SHORTEST_DRAG_STEPS * times.stepMs
    ) {
      onZoom?.(Math.min(from, at), Math.max(from, at));
    }
  };
  const summary = t('chart.barSummary', {
    title,
    total: number.format(sums.reduce((sum, count) => sum + count, 0)),
  });
  return (
    <section
      className={styles.chart}
      aria-labelledby={heading}
      data-can-zoom={onZoom !== undefined}
    >
      <h4 id={heading} className={styles.title}>
        {title}
      </h4>
      <TimeFrame
        label={summary}
        height={HEIGHT}
        from={times.start}
        to={end}
        markers={markers}
        onPoint={at => {
          setPointed(
            at === undefined
              ? undefined
              : nearestIndex(times, at - times.stepMs / 2),
          );
          if (at === undefined) {
            begin.current = undefined;
            setStretch(undefined);
          } else if (begin.current !== undefined) {
            setStretch([begin.current, at]);
          }
        }}
        onPress={(_, at) => {
          begin.current = onZoom ? at : undefined;
        }}
        onRelease={(_, at) => choose(at)}
      >
        {plot => {
          const y = chartScale([0, top], [plot.bottom, plot.top]);
          const x = (index: number) => plot.x.of(timeAt(times, index));
          const width = Math.max(1, x(1) - x(0) - 1);
          return (
            <>
              <ValueLines
                plot={plot}
                y={y}
                ticks={ticks.filter(Number.isInteger)}
                format={value => number.format(value)}
              />
              {sums.map((_, index) => {
                let below = 0;
                return parts.map(({ id, counts }) => {
                  const count = counts[index] ?? 0;
                  const from = below;
                  below += count;
                  return count === 0 ? null : (
                    <rect
                      key={`${id} ${timeAt(times, index)}`}
                      className={styles.bar}
                      data-part={id}
                      x={x(index)}
                      width={width}
                      y={y.of(below)}
                      height={Math.max(0.5, y.of(from) - y.of(below))}
                    />
                  );
                });
              })}
              {stretch && (
                <rect
                  className={styles.stretch}
                  x={plot.x.of(Math.min(...stretch))}
                  width={
                    plot.x.of(Math.max(...stretch)) -
                    plot.x.of(Math.min(...stretch))
                  }
                  y={plot.top}
                  height={plot.bottom - plot.top}
                />
              )}
            </>
          );
        }}
      </TimeFrame>
      <p className={styles.pointed}>
        {pointed === undefined ? <span>{summary}</span> : read(pointed)}
      </p>
    </section>
  );
}
