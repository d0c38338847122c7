// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LineLayout } from './LineLayout';
import type { LogBuffer } from './LogBuffer';
import { ScrollScale } from './ScrollScale';

/** Rows drawn above and below what is in view, so that a fast scroll finds them there. */
const OVERSCAN = 24;
/** The drawn part moves by so many rows at a time. */
const STEP = 12;
/** After so long without a scroll, a compressed scroll bar is put where it belongs. */
const SETTLE_MS = 150;

/** What of an element scrolling needs; heights and places in pixels. */
export interface ScrollElement {
  scrollTop: number;
  readonly clientHeight?: number;
}

/** Sizes of the page the lines are drawn on, in pixels. */
export interface LogSizes {
  readonly height: number;
  readonly rowHeight: number;
  /** Cells of a row; 0: lines are not wrapped. */
  readonly columns: number;
}

/** Which lines are drawn, and where. */
export interface LogWindow {
  /** Number of the first line drawn, and of the last; `last` < `first`: none. */
  readonly first: number;
  readonly last: number;
  /** Pixels between the top of the text's element and the first line; or between its end and the last one. */
  readonly top?: number;
  readonly bottom?: number;
  /** Height of the element that stands for the whole text. */
  readonly height: number;
}

/** What the page around the lines shows of them. */
export interface LogExtent {
  readonly first: number;
  readonly last: number;
  readonly dropped: number;
  readonly generation: number;
  /** Whether the newest line is kept in view. */
  readonly follows: boolean;
  /** Cells of the widest line. */
  readonly widest: number;
}

/** Where a reader is in a log: which lines to draw, following the newest one or staying at the same line. */
export class LogScroll {
  readonly #lines: LogBuffer;
  readonly #layout: LineLayout;
  readonly #listeners = new Set<() => void>();
  #element: ScrollElement | undefined;
  #sizes: LogSizes = { height: 400, rowHeight: 20, columns: 0 };
  #scale = ScrollScale.create(0);
  /** Place of the view's top in the text, and of the scroll bar. */
  #place = 0;
  #shown = 0;
  /** Where the scroll bar goes as soon as the element is tall enough for it. */
  #wanted: number | undefined;
  #follows = true;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #window: LogWindow = { first: 1, last: 0, top: 0, height: 0 };
  #extent: LogExtent;

  private constructor(lines: LogBuffer) {
    this.#lines = lines;
    this.#layout = LineLayout.create(lines);
    this.#extent = this.#readExtent();
    this.#refresh();
  }

  static create(lines: LogBuffer): LogScroll {
    return new LogScroll(lines);
  }

  get window(): LogWindow {
    return this.#window;
  }

  get extent(): LogExtent {
    return this.#extent;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Takes in new lines, once a frame; returns the end of it. */
  watch(): () => void {
    let frame = 0;
    const stop = this.#lines.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        this.update();
      });
    });
    this.update();
    return () => {
      stop();
      cancelAnimationFrame(frame);
      clearTimeout(this.#settling);
    };
  }

  /** Begins to scroll an element that is as tall as the text; returns the end of it. */
  attach(element: ScrollElement): () => void {
    this.#element = element;
    this.#shown = element.scrollTop;
    this.#moveTo(this.#place);
    this.update();
    return () => {
      this.#element = undefined;
    };
  }

  resize(sizes: LogSizes): void {
    const { height, rowHeight, columns } = this.#sizes;
    if (
      sizes.height === height &&
      sizes.rowHeight === rowHeight &&
      sizes.columns === columns
    ) {
      return;
    }
    this.#keepingPlace(() => {
      this.#sizes = sizes;
    });
  }

  /** Takes in what was appended, dropped or cleared. */
  update(): void {
    this.scrolled();
    this.#keepingPlace(() => {});
  }

  /** Takes in where the element was scrolled to. */
  scrolled(): void {
    const now = this.#element?.scrollTop ?? this.#shown;
    if (now === this.#shown) {
      return;
    }
    const { rowHeight } = this.#sizes;
    // One that has just grown was scrolled by the browser, before its new size is known here: still at the end.
    const height = this.#element?.clientHeight || this.#sizes.height;
    const moved = now - this.#shown;
    this.#wanted = undefined;
    const end = this.#scale.full - height;
    if (now <= 0) {
      this.#place = 0;
    } else if (now >= this.#scale.shown - height - 1) {
      this.#place = Math.max(0, end);
    } else if (this.#scale.isCompressed && Math.abs(moved) < 4 * height) {
      this.#place = Math.max(0, Math.min(this.#place + moved, end));
    } else {
      this.#place = this.#scale.toFull(now, height);
    }
    this.#shown = now;
    this.#follows = this.#place >= end - rowHeight / 2;
    this.#settleSoon();
    this.#refresh();
  }

  /** Goes where it could not go before; call it once the element is as tall as the window says. */
  drawn(): void {
    if (this.#element && this.#wanted !== undefined) {
      this.#element.scrollTop = this.#wanted;
      this.#shown = this.#element.scrollTop;
      this.#wanted = undefined;
      this.#refresh();
    }
  }

  /** Brings a line into view; `nearest` moves only when it is not. */
  reveal(number: number, align: 'nearest' | 'center'): void {
    const { height, rowHeight } = this.#sizes;
    const top = this.#layout.rowOf(number) * rowHeight;
    const bottom = top + this.#layout.rowsAt(number) * rowHeight;
    const isInView = top >= this.#place && bottom <= this.#place + height + 0.5;
    if (align === 'nearest' && isInView) {
      return;
    }
    let place = (top + bottom - height) / 2;
    if (align === 'nearest') {
      place = top < this.#place ? top : bottom - height;
    }
    this.#follows = false;
    this.#moveTo(Math.max(0, Math.min(place, this.#scale.full - height)));
    this.#refresh();
  }

  /** Goes to the newest line and stays there as lines come. */
  toEnd(): void {
    this.#follows = true;
    this.update();
  }

  /** Stays where it is as lines come. */
  stay(): void {
    this.#follows = false;
    this.#refresh();
  }

  /** Number of the line at the top of the view. */
  get topLine(): number {
    return this.#layout.lineOf(Math.floor(this.#place / this.#sizes.rowHeight));
  }

  /** Number of the line one view above or below another. */
  pageFrom(number: number, direction: 1 | -1): number {
    const rows = Math.floor(this.#sizes.height / this.#sizes.rowHeight) - 1;
    return this.#layout.lineOf(
      Math.max(0, this.#layout.rowOf(number) + direction * Math.max(1, rows)),
    );
  }

  /** Redraws after a change that moves lines, with the same line at the top, or the newest one at the end. */
  #keepingPlace(change: () => void): void {
    const { rowHeight } = this.#sizes;
    const topRow = Math.floor(this.#place / rowHeight);
    const anchor = this.#layout.lineOf(topRow);
    const within = this.#place / rowHeight - this.#layout.rowOf(anchor);
    const before = { scale: this.#scale, ...this.#sizes };
    const { dropped, generation } = this.#extent;

    change();
    const sizes = this.#sizes;
    this.#layout.update(sizes.columns);
    this.#extent = this.#readExtent();
    this.#scale = ScrollScale.create(this.#layout.rows * sizes.rowHeight);
    const isMoved =
      before.columns !== sizes.columns ||
      before.rowHeight !== sizes.rowHeight ||
      this.#extent.dropped !== dropped ||
      this.#extent.generation !== generation;
    const end = Math.max(0, this.#scale.full - sizes.height);
    // The element that stands for the text must have its new height before the scroll bar can go there.
    this.#refresh();
    if (this.#follows) {
      this.#moveTo(end);
    } else if (isMoved) {
      const row = this.#layout.rowOf(anchor) + within;
      this.#moveTo(Math.max(0, Math.min(row * sizes.rowHeight, end)));
    } else if (this.#scale.isCompressed) {
      this.#settleSoon();
    }
    this.#refresh();
  }

  #moveTo(place: number): void {
    const shown = Math.max(0, this.#scale.toShown(place, this.#sizes.height));
    this.#place = place;
    this.#wanted = undefined;
    if (this.#element && Math.abs(shown - this.#shown) >= 0.5) {
      this.#element.scrollTop = shown;
      this.#shown = this.#element.scrollTop;
      // A page that is drawn late is not as tall yet as the lines that are there.
      this.#wanted = shown - this.#shown >= 1 ? shown : undefined;
    } else {
      this.#shown = shown;
    }
  }

  #settleSoon(): void {
    clearTimeout(this.#settling);
    if (this.#scale.isCompressed) {
      this.#settling = setTimeout(() => {
        this.#moveTo(this.#place);
        this.#refresh();
      }, SETTLE_MS);
    }
  }

  #refresh(): void {
    const drawn = this.#readWindow();
    const extent = this.#readExtent();
    const isSame =
      sameFields(drawn, this.#window) && sameFields(extent, this.#extent);
    if (!sameFields(drawn, this.#window)) {
      this.#window = drawn;
    }
    this.#extent = extent;
    if (!isSame) {
      this.#listeners.forEach(listener => listener());
    }
  }

  #readExtent(): LogExtent {
    const { firstNumber, lastNumber, generation } = this.#layout;
    return {
      first: firstNumber,
      last: lastNumber,
      dropped: firstNumber - 1,
      generation,
      follows: this.#follows,
      widest: this.#layout.widest,
    };
  }

  #readWindow(): LogWindow {
    const { height, rowHeight } = this.#sizes;
    const { full, shown } = this.#scale;
    if (this.#layout.rows === 0) {
      return { first: 1, last: 0, top: 0, height: 0 };
    }
    const topRow = Math.floor(this.#place / rowHeight);
    const firstRow = Math.max(0, Math.floor((topRow - OVERSCAN) / STEP) * STEP);
    const rows = Math.ceil(height / rowHeight) + 2 * OVERSCAN + STEP;
    const first = this.#layout.lineOf(firstRow);
    const last = this.#layout.lineOf(firstRow + rows);
    const shift = this.#place - this.#shown;
    const isLast = last === this.#layout.lastNumber;
    const reach = isLast
      ? // From the end: a line that took more rows than foreseen must not hide the last one.
        { bottom: Math.round(shown - full + shift) }
      : { top: Math.round(this.#layout.rowOf(first) * rowHeight - shift) };
    return { first, last, ...reach, height: shown };
  }
}

function sameFields<T extends object>(one: T, other: T): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof T)[];
  return keys.every(key => one[key] === other[key]);
}
