// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { KeyboardEvent } from 'react';
import type { LogBuffer } from './LogBuffer';
import type { LogScroll } from './LogScroll';
import type { LineCursor } from './useLineCursor';

/** What keys do, given to {@link logKey}. */
export interface LogKeyTargets {
  readonly lines: LogBuffer;
  readonly scroll: LogScroll;
  readonly cursor: LineCursor;
  toEnd(): void;
  search(): void;
  step(direction: 1 | -1): void;
  copy(): void;
  escape(): void;
}

/** Does what a key means while the lines have the focus; returns whether it means anything. */
export function logKey(event: KeyboardEvent, targets: LogKeyTargets): boolean {
  const { lines, scroll, cursor } = targets;
  const extend = event.shiftKey;
  const isCommand = event.ctrlKey || event.metaKey;
  const from = cursor.current ?? scroll.topLine;
  if (isCommand) {
    return event.key === 'c' && copySelected(targets);
  }
  switch (event.key) {
    case 'ArrowDown':
      cursor.move(cursor.current === undefined ? from : from + 1, { extend });
      return true;
    case 'ArrowUp':
      cursor.move(from - 1, { extend });
      return true;
    case 'PageDown':
      cursor.move(scroll.pageFrom(from, 1), { extend });
      return true;
    case 'PageUp':
      cursor.move(scroll.pageFrom(from, -1), { extend });
      return true;
    case 'Home':
      cursor.move(lines.firstNumber, { extend });
      return true;
    case 'End':
      cursor.move(lines.lastNumber, { extend });
      targets.toEnd();
      return true;
    case 'Enter':
      cursor.select(from, { extend });
      return true;
    case '/':
      targets.search();
      return true;
    case 'n':
      targets.step(1);
      return true;
    case 'N':
      targets.step(-1);
      return true;
    case 'Escape':
      targets.escape();
      return true;
    default:
      return false;
  }
}

/** Whole lines, unless the reader marked text: that the browser copies. */
function copySelected({ cursor, copy }: LogKeyTargets): boolean {
  if (!cursor.selected || window.getSelection()?.isCollapsed === false) {
    return false;
  }
  copy();
  return true;
}
