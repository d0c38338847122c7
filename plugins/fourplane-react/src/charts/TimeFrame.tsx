// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { PointerEvent, ReactNode } from 'react';
import { useLocale } from '../views/useLocale';
import type { ChartMarker } from './ChartMarker';
import { chartScale, timeAxis, type ChartScale } from './chartScale';
import styles from './Charts.module.css';
import { useWidth } from './useWidth';

const INITIAL_WIDTH = 600;
const LEFT = 56;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 20;
const PIXELS_PER_TICK = 110;

/** Where a chart draws, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Milliseconds since 1970 to pixels from the left. */
  readonly x: ChartScale;
}

/** A chart's picture: its axis of time and what happened, and in it what it shows. */
export function TimeFrame(props: {
  /** What there is to see, for those who do not see it. */
  label: string;
  height: number;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  markers?: readonly ChartMarker[];
  /** Calls with milliseconds since 1970, and with nothing when the pointer leaves. */
  onPoint?: (at: number | undefined) => void;
  onPress?: (event: PointerEvent<SVGSVGElement>, at: number) => void;
  onRelease?: (event: PointerEvent<SVGSVGElement>, at: number) => void;
  children: (plot: Plot) => ReactNode;
}) {
  const { label, height, from, to, markers = [], onPoint } = props;
  const { onPress, onRelease, children } = props;
  const { ref, width } = useWidth<HTMLDivElement>(INITIAL_WIDTH);
  const locale = useLocale();
  const plot: Plot = {
    left: LEFT,
    right: Math.max(LEFT + 1, width - RIGHT),
    top: TOP,
    bottom: height - BOTTOM,
    x: chartScale([from, to], [LEFT, Math.max(LEFT + 1, width - RIGHT)]),
  };
  const timeOf = (event: PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const at = plot.x.valueAt(event.clientX - left);
    return Math.min(Math.max(at, from), to);
  };
  const ticks = timeAxis(
    from,
    to,
    Math.max(2, Math.floor(width / PIXELS_PER_TICK)),
    locale,
  );
  return (
    <div ref={ref} className={styles.frame}>
      <svg
        className={styles.picture}
        role="img"
        aria-label={label}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        onPointerMove={event => onPoint?.(timeOf(event))}
        onPointerLeave={() => onPoint?.(undefined)}
        onPointerDown={event => onPress?.(event, timeOf(event))}
        onPointerUp={event => onRelease?.(event, timeOf(event))}
      >
        {ticks.map(({ at, text }) => (
          <text
            key={at}
            className={styles.tick}
            x={plot.x.of(at)}
            y={height - 5}
            textAnchor="middle"
          >
            {text}
          </text>
        ))}
        {children(plot)}
        {markers
          .filter(({ at }) => at >= from && at <= to)
          .map(({ id, at, kind, label: words }) => (
            <g key={id} className={styles.marker} data-kind={kind}>
              <title>{words}</title>
              <line
                x1={plot.x.of(at)}
                x2={plot.x.of(at)}
                y1={plot.top}
                y2={plot.bottom}
              />
              <path d={`M${plot.x.of(at) - 4},${plot.top - 6}h8l-4,7z`} />
            </g>
          ))}
      </svg>
    </div>
  );
}
