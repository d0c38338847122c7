// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId, useRef } from 'react';
import { fourplaneTranslationRef } from '../translation';
import styles from './Charts.module.css';
import { timeAt, type ChartTimes } from './ChartTimes';

/**
 * Reads a chart's bars one by one with the arrow keys. With Shift they choose a stretch from where they began, and Enter
 * takes it, or the one bar; Escape lets go.
 */
export function BarCursor(props: {
  times: ChartTimes;
  index: number | undefined;
  /** What there is at the bar, as text. */
  reading: string;
  onIndex: (index: number | undefined) => void;
  /** The stretch so far, in milliseconds since 1970. */
  onStretch: (stretch: readonly [number, number] | undefined) => void;
  onZoom?: (from: number, to: number) => void;
}) {
  const { times, index, reading, onIndex, onStretch, onZoom } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const help = useId();
  const anchor = useRef<number>();
  const isExtending = useRef(false);
  const last = Math.max(times.count - 1, 0);
  const at = Math.min(index ?? last, last);
  const stretchTo = (other: number): readonly [number, number] => {
    const begin = anchor.current ?? other;
    return [
      timeAt(times, Math.min(begin, other)),
      timeAt(times, Math.max(begin, other) + 1),
    ];
  };
  const letGo = () => {
    anchor.current = undefined;
    onStretch(undefined);
  };
  return (
    <div className={styles.barCursor}>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label={t('chart.bars')}
        aria-valuetext={reading}
        aria-describedby={onZoom ? help : undefined}
        onFocus={() => onIndex(at)}
        onBlur={() => {
          letGo();
          onIndex(undefined);
        }}
        onChange={event => {
          const next = Number(event.target.value);
          if (isExtending.current) {
            anchor.current ??= at;
            onStretch(stretchTo(next));
          } else {
            letGo();
          }
          onIndex(next);
        }}
        onKeyDown={event => {
          isExtending.current = event.shiftKey && onZoom !== undefined;
          if (event.key === 'Enter' && onZoom) {
            const [from, to] = stretchTo(at);
            letGo();
            onZoom(from, to);
          } else if (event.key === 'Escape') {
            letGo();
          }
        }}
        onPointerDown={() => {
          isExtending.current = false;
        }}
      />
      {onZoom && <span id={help}>{t('chart.zoomHelp')}</span>}
    </div>
  );
}
