// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ChartScale } from './chartScale';
import styles from './Charts.module.css';
import type { Plot } from './TimeFrame';

/** Lines across at round values, each with its text. */
export function ValueLines(props: {
  plot: Plot;
  y: ChartScale;
  ticks: readonly number[];
  format: (value: number) => string;
}) {
  const { plot, y, ticks, format } = props;
  return (
    <>
      {ticks.map(value => (
        <g key={value}>
          <line
            className={styles.grid}
            x1={plot.left}
            x2={plot.right}
            y1={y.of(value)}
            y2={y.of(value)}
          />
          <text
            className={styles.tick}
            x={plot.left - 6}
            y={y.of(value) + 4}
            textAnchor="end"
          >
            {format(value)}
          </text>
        </g>
      ))}
    </>
  );
}
