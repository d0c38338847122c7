// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useState } from 'react';
import type { LogBuffer } from './LogBuffer';
import type { LogScroll } from './LogScroll';
import { useLogExtent } from './useLogScroll';

/** Lines from one number to another, both included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The line a reader is at, and the lines that are selected. */
export interface LineCursor {
  readonly current?: number;
  readonly selected?: LineRange;
  /** Goes to a line and shows it; `extend`: selects everything from the line before. */
  move(number: number, options?: { extend?: boolean }): void;
  /** Selects a line for its link, or up to it with `extend`. */
  select(number: number, options?: { extend?: boolean }): void;
  clear(): void;
  /** Goes to a line in the middle of the view. */
  show(number: number): void;
}

/** Keeps the current line and the selection; `selectedLine` is gone to as soon as it is there. */
export function useLineCursor(options: {
  lines: LogBuffer;
  scroll: LogScroll;
  selectedLine?: number;
  onSelectLine?: (number: number) => void;
}): LineCursor {
  const { lines, scroll, selectedLine, onSelectLine } = options;
  const [current, setCurrent] = useState<number>();
  const [marked, setMarked] = useState<{ anchor: number; head: number }>();
  const hasSelected = useLogExtent(
    scroll,
    ({ first, last }) =>
      selectedLine !== undefined &&
      selectedLine >= first &&
      selectedLine <= last,
  );

  const show = useCallback(
    (number: number) => {
      setCurrent(number);
      scroll.reveal(number, 'center');
    },
    [scroll],
  );

  useEffect(() => {
    // Another log has other lines.
    setMarked(undefined);
    setCurrent(undefined);
  }, [lines]);

  useEffect(() => {
    if (selectedLine !== undefined && hasSelected) {
      setMarked({ anchor: selectedLine, head: selectedLine });
      setCurrent(selectedLine);
      scroll.reveal(selectedLine, 'center');
    }
  }, [scroll, selectedLine, hasSelected]);

  const move = (number: number, { extend = false } = {}) => {
    const there = Math.max(
      lines.firstNumber,
      Math.min(number, lines.lastNumber),
    );
    setMarked(
      extend
        ? { anchor: marked?.anchor ?? current ?? there, head: there }
        : undefined,
    );
    setCurrent(there);
    scroll.reveal(there, 'nearest');
  };
  const select = (number: number, { extend = false } = {}) => {
    const from = extend ? marked?.anchor ?? current : undefined;
    setMarked({ anchor: from ?? number, head: number });
    setCurrent(number);
    scroll.stay();
    if (from === undefined) {
      onSelectLine?.(number);
    }
  };
  const selected = marked && {
    from: Math.min(marked.anchor, marked.head),
    to: Math.max(marked.anchor, marked.head),
  };
  return {
    current,
    selected,
    move,
    select,
    show,
    clear: () => setMarked(undefined),
  };
}
