// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Browsers cap how tall an element may be: Firefox near 17 million pixels, others near 33. */
const TALLEST = 8_000_000;

/** At both ends, a pixel is a pixel: so much can be scrolled there without the scale being felt. */
const TRUE_TO_SIZE = 400_000;

/**
 * Between the place in the text and the place of the scroll bar, both in pixels. They are the same unless the text is
 * taller than browsers allow an element to be; then the middle part is compressed.
 */
export class ScrollScale {
  private constructor(
    /** Height of the text. */
    readonly full: number,
    /** Height of the element that stands for it. */
    readonly shown: number,
  ) {}

  static create(full: number): ScrollScale {
    return new ScrollScale(full, Math.min(full, TALLEST));
  }

  get isCompressed(): boolean {
    return this.full > this.shown;
  }

  /** Place of the scroll bar for a place in the text. */
  toShown(place: number, viewport: number): number {
    return convert(place, this.full - viewport, this.shown - viewport);
  }

  /** Place in the text for a place of the scroll bar. */
  toFull(place: number, viewport: number): number {
    return convert(place, this.shown - viewport, this.full - viewport);
  }
}

function convert(place: number, from: number, to: number): number {
  if (from === to || place <= TRUE_TO_SIZE) {
    return Math.max(0, Math.min(place, to));
  }
  if (place >= from - TRUE_TO_SIZE) {
    return Math.min(to, to - (from - place));
  }
  const share = (place - TRUE_TO_SIZE) / (from - 2 * TRUE_TO_SIZE);
  return TRUE_TO_SIZE + share * (to - 2 * TRUE_TO_SIZE);
}
