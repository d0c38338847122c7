// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { BarPart } from './BarChart';
import type { ChartScale } from './chartScale';
import styles from './Charts.module.css';
import { timeAt, type ChartTimes } from './ChartTimes';
import type { Plot } from './TimeFrame';

/** The bars of a chart, each with its parts one upon the other, and the stretch that is being chosen. */
export function Bars(props: {
  plot: Plot;
  y: ChartScale;
  times: ChartTimes;
  parts: readonly BarPart[];
  pointed: number | undefined;
  stretch: readonly [number, number] | undefined;
}) {
  const { plot, y, times, parts, pointed, stretch } = props;
  const x = (index: number) => plot.x.of(timeAt(times, index));
  const width = Math.max(1, x(1) - x(0) - 1);
  const inPlot = (at: number) =>
    Math.min(Math.max(plot.x.of(at), plot.left), plot.right);
  return (
    <>
      {pointed !== undefined && (
        <rect
          className={styles.pointedBar}
          x={x(pointed)}
          width={width}
          y={plot.top}
          height={plot.bottom - plot.top}
        />
      )}
      {Array.from({ length: times.count }, (_, index) => {
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
          x={inPlot(Math.min(...stretch))}
          width={inPlot(Math.max(...stretch)) - inPlot(Math.min(...stretch))}
          y={plot.top}
          height={plot.bottom - plot.top}
        />
      )}
    </>
  );
}
