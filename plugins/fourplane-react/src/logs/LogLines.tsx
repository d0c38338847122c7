// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import {
  useId,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { LinePattern } from './linePattern';
import type { LineTimes } from './lineTime';
import type { LogBuffer } from './LogBuffer';
import { LogRow } from './LogRow';
import type { LogScroll, LogWindow } from './LogScroll';
import styles from './LogView.module.css';
import { PROBE_LENGTH, useCellSize } from './useCellSize';
import type { LineCursor } from './useLineCursor';
import { useLogExtent, useLogWindow } from './useLogScroll';

/** Cells beside the text: around the number, and for a time. */
const NUMBER_MARGIN = 2;
const TIME_CELLS = { none: 0, relative: 13, absolute: 14 };
const NARROWEST = 16;

interface LogLinesProps {
  readonly lines: LogBuffer;
  readonly scroll: LogScroll;
  readonly cursor: LineCursor;
  readonly room: RefObject<HTMLDivElement>;
  readonly title: string;
  readonly isWrapped: boolean;
  readonly times: LineTimes;
  readonly pattern?: LinePattern;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The lines in view and a few around them, as a grid that tells screen readers how many there are and which these are. */
export function LogLines(props: LogLinesProps) {
  const { scroll, cursor, room, isWrapped } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const probe = useRef<HTMLSpanElement>(null);
  const id = useId();
  const sizes = useLineSizes(props, probe);
  const first = useLogExtent(scroll, extent => extent.first);
  const last = useLogExtent(scroll, extent => extent.last);
  const generation = useLogExtent(scroll, extent => extent.generation);
  const drawn = useLogWindow(scroll);

  useLayoutEffect(() => {
    if (!room.current) {
      return undefined;
    }
    return scroll.attach(room.current);
  }, [scroll, room]);
  useLayoutEffect(() => scroll.drawn(), [scroll, drawn.height]);

  const isDrawn = (number?: number): number is number =>
    number !== undefined && number >= drawn.first && number <= drawn.last;
  const { current } = cursor;
  const press = (event: MouseEvent<HTMLElement>) => {
    const { target } = event;
    const row =
      target instanceof Element && target.closest<HTMLElement>('[data-line]');
    const number = row ? Number(row.dataset.line) : 0;
    if (number && target instanceof Element) {
      if (target.closest('[role="rowheader"]')) {
        cursor.select(number, { extend: event.shiftKey });
      } else if (window.getSelection()?.isCollapsed !== false) {
        cursor.move(number);
      }
    }
  };
  return (
    <>
      <span ref={probe} aria-hidden="true" className={styles.probe}>
        {'0'.repeat(PROBE_LENGTH)}
      </span>
      <VisuallyHidden id={`${id}keys`}>{t('log.keys')}</VisuallyHidden>
      <div
        ref={room}
        role="grid"
        tabIndex={0}
        aria-label={t('log.lines', { title: props.title })}
        aria-describedby={`${id}keys`}
        aria-rowcount={last - first + 1}
        aria-multiselectable
        aria-readonly
        aria-activedescendant={isDrawn(current) ? `${id}${current}` : undefined}
        className={styles.lines}
        data-wrap={isWrapped || undefined}
        style={sizes}
        onScroll={() => scroll.scrolled()}
        onClick={press}
        onKeyDown={props.onKeyDown}
      >
        <div
          role="presentation"
          className={styles.whole}
          style={{ height: drawn.height }}
        >
          <div
            role="presentation"
            className={styles.drawn}
            style={{ top: drawn.top, bottom: drawn.bottom }}
          >
            <DrawnRows
              {...props}
              id={id}
              drawn={drawn}
              first={first}
              generation={generation}
            />
          </div>
        </div>
      </div>
    </>
  );
}

/** Tells the scroll how lines wrap, and the style sheet how wide and high everything is. */
function useLineSizes(
  props: LogLinesProps,
  probe: RefObject<HTMLElement>,
): CSSProperties & Record<`--log-${string}`, string> {
  const { scroll, room, isWrapped, times } = props;
  const size = useCellSize(room, probe);
  const last = useLogExtent(scroll, extent => extent.last);
  const widest = useLogExtent(scroll, extent => extent.widest);
  const numberCells = Math.max(3, String(last).length) + NUMBER_MARGIN;
  const sideCells = numberCells + TIME_CELLS[times];
  const columns = isWrapped
    ? Math.max(NARROWEST, Math.floor(size.width / size.cell) - sideCells - 1)
    : 0;
  useLayoutEffect(() => {
    const { height, rowHeight } = size;
    scroll.resize({ height, rowHeight, columns });
  }, [scroll, size, columns]);
  const textCells = columns || Math.max(widest, NARROWEST);
  return {
    '--log-number': `${numberCells * size.cell}px`,
    '--log-time': `${TIME_CELLS[times] * size.cell}px`,
    // Half a pixel, so that rounding never wraps a line earlier than foreseen.
    '--log-text': `${textCells * size.cell + 0.5}px`,
    '--log-row': `${size.rowHeight}px`,
  };
}

function DrawnRows(
  props: LogLinesProps & {
    id: string;
    drawn: LogWindow;
    first: number;
    generation: number;
  },
) {
  const { id, lines, drawn, first, generation, times } = props;
  const { current, selected } = props.cursor;
  const numbers = Array.from(
    { length: Math.max(0, drawn.last - drawn.first + 1) },
    (_, index) => drawn.first + index,
  );
  return (
    <>
      {numbers.map(number => (
        <LogRow
          key={number}
          id={`${id}${number}`}
          lines={lines}
          generation={generation}
          number={number}
          rowIndex={number - first + 1}
          times={times}
          origin={originOf(lines)}
          pattern={props.pattern}
          isCurrent={number === current}
          isSelected={
            selected !== undefined &&
            number >= selected.from &&
            number <= selected.to
          }
        />
      ))}
    </>
  );
}

function originOf(lines: LogBuffer): number {
  return Date.parse(lines.lineAt(lines.firstNumber)?.at ?? '') || 0;
}
