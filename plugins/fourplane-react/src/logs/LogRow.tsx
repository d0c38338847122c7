// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { memo, type ReactNode } from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { LinePattern } from './linePattern';
import { lineTime, type LineTimes } from './lineTime';
import type { LogBuffer } from './LogBuffer';
import { LONGEST_DRAWN } from './LogChunk';
import styles from './LogView.module.css';
import type { AnsiSpan, AnsiStyle } from './parseAnsi';

interface LogRowProps {
  readonly id: string;
  readonly lines: LogBuffer;
  /** A line never changes, unless the log is cleared; then this does. */
  readonly generation: number;
  readonly number: number;
  /** Its place among the lines there are, from 1. */
  readonly rowIndex: number;
  readonly times: LineTimes;
  /** Milliseconds since the epoch of the log's first line. */
  readonly origin: number;
  readonly pattern?: LinePattern;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
}

function DrawnRow(props: LogRowProps) {
  const { id, lines, number, rowIndex, times, origin, pattern } = props;
  const line = lines.lineAt(number);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={props.isSelected}
      className={styles.row}
      data-line={number}
      data-current={props.isCurrent || undefined}
    >
      <span role="rowheader" className={styles.number}>
        {number}
      </span>
      {times !== 'none' && (
        <span role="gridcell" className={styles.time} title={line?.at}>
          {line?.at ? lineTime(line.at, times, origin) : ''}
        </span>
      )}
      <span role="gridcell" className={styles.text}>
        <LineText
          spans={lines.spansAt(number)}
          ranges={line && pattern ? pattern.rangesIn(line.text) : []}
        />
      </span>
    </div>
  );
}

/** One line: its number, its time, and its text with colours and matches marked. */
export const LogRow = memo(DrawnRow);

function LineText(props: {
  spans: readonly AnsiSpan[];
  ranges: readonly (readonly [number, number])[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { text, style } of props.spans) {
    const drawn = text.slice(0, Math.max(0, LONGEST_DRAWN - at));
    const content = marked(drawn, at, props.ranges);
    const looks = looksOf(style);
    pieces.push(
      looks ? (
        <span key={at} {...looks}>
          {content}
        </span>
      ) : (
        content
      ),
    );
    at += text.length;
  }
  return (
    <>
      {pieces}
      {at > LONGEST_DRAWN && (
        <em className={styles.more}>
          {t('log.moreCharacters', { number: String(at - LONGEST_DRAWN) })}
        </em>
      )}
    </>
  );
}

/** A text that begins at `start` in its line, with the parts inside `ranges` marked. */
function marked(
  text: string,
  start: number,
  ranges: readonly (readonly [number, number])[],
): ReactNode {
  if (ranges.length === 0) {
    return text;
  }
  const pieces: ReactNode[] = [];
  let read = 0;
  for (const [from, to] of ranges) {
    const begin = Math.max(read, from - start);
    const end = Math.min(text.length, to - start);
    if (begin < end) {
      pieces.push(
        text.slice(read, begin),
        <mark key={begin}>{text.slice(begin, end)}</mark>,
      );
      read = end;
    }
  }
  return [...pieces, text.slice(read)];
}

function looksOf(style: AnsiStyle): Record<string, string> | undefined {
  const words = (
    ['bold', 'dim', 'italic', 'underline', 'strike', 'inverse'] as const
  ).filter(word => style[word]);
  const looks = {
    ...(style.colour && { 'data-colour': style.colour }),
    ...(style.background && { 'data-background': style.background }),
    ...(words.length > 0 && { 'data-style': words.join(' ') }),
  };
  return Object.keys(looks).length > 0
    ? { className: styles.span ?? '', ...looks }
    : undefined;
}
