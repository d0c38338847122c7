// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId, useRef, useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from '../views/useLocale';
import { BarCursor } from './BarCursor';
import { Bars } from './Bars';
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
  /** Whether the counts are about right only. */
  readonly isEstimate?: boolean;
  readonly markers?: readonly ChartMarker[];
  /** A stretch that was chosen, in milliseconds since 1970. */
  readonly onZoom?: (from: number, to: number) => void;
}

/**
 * Counts over time as bars, each made of parts. Dragging over it chooses a stretch, and so do the arrow keys on the slider
 * below.
 *
 * @public
 */
export function BarChart(props: BarChartProps) {
  const { title, times, parts, markers, onZoom } = props;
  const locale = useLocale();
  const heading = useId();
  const begin = useRef<number>();
  const [stretch, setStretch] = useState<readonly [number, number]>();
  const [pointed, setPointed] = useState<number>();
  const { summary, sums, read } = useBarWords(props);
  const { top, ticks } = valueAxis(sums);
  const number = new Intl.NumberFormat(locale);
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
        to={timeAt(times, Math.max(times.count, 1))}
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
          return (
            <>
              <ValueLines
                plot={plot}
                y={y}
                ticks={ticks.filter(Number.isInteger)}
                format={value => number.format(value)}
              />
              <Bars {...{ plot, y, times, parts, pointed, stretch }} />
            </>
          );
        }}
      </TimeFrame>
      <BarCursor
        times={times}
        index={pointed}
        reading={read(pointed ?? Math.max(times.count - 1, 0))}
        onIndex={setPointed}
        onStretch={setStretch}
        onZoom={onZoom}
      />
      <p className={styles.pointed}>
        {pointed === undefined ? summary : read(pointed)}
      </p>
    </section>
  );
}

/** What bars say: each of them, and all of them together. */
function useBarWords(props: BarChartProps) {
  const { title, times, parts, isEstimate = false } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const sums = Array.from({ length: times.count }, (_, index) =>
    parts.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  );
  const total = number.format(sums.reduce((sum, count) => sum + count, 0));
  const read = (index: number) => {
    const time = new Date(timeAt(times, index)).toLocaleString(locale);
    const counts = parts
      .map(({ label, counts: all }) => [label, all[index] ?? 0] as const)
      .filter(([, count]) => count > 0)
      .map(([label, count]) => `${label} ${number.format(count)}`)
      .join(', ');
    return counts
      ? t('chart.bar', { time, counts })
      : t('chart.barNothing', { time });
  };
  const summary = t(isEstimate ? 'chart.barEstimate' : 'chart.barSummary', {
    title,
    total,
  });
  return { sums, read, summary };
}
