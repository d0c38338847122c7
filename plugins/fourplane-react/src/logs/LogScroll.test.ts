// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogBuffer } from './LogBuffer';
import { LogScroll } from './LogScroll';

const HEIGHT = 400;
const ROW = 20;

/** As a browser does it: no place beyond the end of what is as tall as the scroll says. */
class FakeElement {
  clientHeight = HEIGHT;
  #top = 0;
  readonly #scroll: LogScroll;

  constructor(scroll: LogScroll) {
    this.#scroll = scroll;
  }

  get scrollTop() {
    return this.#top;
  }

  set scrollTop(top: number) {
    const end = Math.max(0, this.#scroll.window.height - this.clientHeight);
    this.#top = Math.max(0, Math.min(Math.round(top), end));
  }

  by(pixels: number) {
    this.scrollTop += pixels;
    this.#scroll.scrolled();
  }
}

function open(count: number, text: string, columns = 0) {
  const lines = LogBuffer.create();
  lines.append(Array.from({ length: count }, () => ({ text })));
  const scroll = LogScroll.create(lines);
  const element = new FakeElement(scroll);
  scroll.attach(element);
  scroll.resize({ height: HEIGHT, rowHeight: ROW, columns });
  return { lines, scroll, element };
}

describe('LogScroll', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reaches every part of a million wrapped lines within the height browsers allow', () => {
    const { scroll, element } = open(1_000_000, 'x'.repeat(250), 100);
    expect(scroll.window.height).toBeLessThan(17_000_000);
    expect(scroll.window).toMatchObject({ last: 1_000_000, bottom: 0 });

    element.by(-1e9);
    expect(scroll.topLine).toBe(1);
    expect(scroll.window).toMatchObject({ first: 1, top: 0 });

    scroll.reveal(654_321, 'center');
    expect(scroll.window.first).toBeLessThan(654_321);
    expect(scroll.window.last).toBeGreaterThan(654_321);

    element.by(1e9);
    expect(scroll.window.last).toBe(1_000_000);
    expect(scroll.extent.follows).toBe(true);
  });

  it('scrolls a compressed text by the pixel, and keeps the view when the scroll bar settles', () => {
    const { scroll, element } = open(1_000_000, 'x'.repeat(250), 100);
    element.by(-3_000_000);
    const before = scroll.topLine;
    for (let turn = 0; turn < 50; turn++) {
      element.by(3 * ROW);
    }
    expect(scroll.topLine).toBe(before + 50);
    const { first, last } = scroll.window;
    const place = (scroll.window.top ?? 0) - element.scrollTop;
    jest.runAllTimers();
    expect(scroll.topLine).toBe(before + 50);
    expect(scroll.window).toMatchObject({ first, last });
    expect((scroll.window.top ?? 0) - element.scrollTop).toBeCloseTo(place, -1);
  });

  it('reaches the first line by the pixel from far down', () => {
    const { scroll, element } = open(1_000_000, 'x'.repeat(250), 100);
    scroll.reveal(2_000, 'center');
    for (let turn = 0; turn < 400; turn++) {
      element.by(-300);
    }
    expect(scroll.topLine).toBe(1);
    expect(scroll.window.top).toBe(0);
  });

  it('keeps the line at the top when lines wrap differently', () => {
    const { scroll } = open(10_000, 'x'.repeat(250), 100);
    scroll.reveal(5_000, 'center');
    const before = scroll.topLine;
    scroll.resize({ height: HEIGHT, rowHeight: ROW, columns: 40 });
    expect(scroll.topLine).toBe(before);
    scroll.resize({ height: HEIGHT, rowHeight: ROW, columns: 0 });
    expect(scroll.topLine).toBe(before);
  });

  it('moves no more than needed to show the next line', () => {
    const { scroll, element } = open(1_000, 'x');
    scroll.reveal(500, 'center');
    const before = element.scrollTop;
    scroll.reveal(505, 'nearest');
    expect(element.scrollTop).toBe(before);
    scroll.reveal(520, 'nearest');
    expect(element.scrollTop).toBe(520 * ROW - HEIGHT);
    expect(scroll.pageFrom(520, -1)).toBe(501);
  });

  it('begins anew when the log is cleared', () => {
    const { lines, scroll } = open(5_000, 'x');
    scroll.reveal(2_500, 'center');
    lines.clear();
    scroll.update();
    expect(scroll.window).toMatchObject({ first: 1, last: 0, height: 0 });
    lines.append([{ text: 'again' }]);
    scroll.update();
    expect(scroll.window).toMatchObject({ first: 1, last: 1 });
  });

  it('goes to a line, or the newest one, though the page is drawn only later', () => {
    const lines = LogBuffer.create();
    const scroll = LogScroll.create(lines);
    let height = 0;
    let top = 0;
    scroll.attach({
      clientHeight: HEIGHT,
      get scrollTop() {
        return top;
      },
      set scrollTop(asked) {
        top = Math.max(0, Math.min(asked, height - HEIGHT));
      },
    });
    const draw = () => {
      height = scroll.window.height;
      scroll.drawn();
    };
    scroll.resize({ height: HEIGHT, rowHeight: ROW, columns: 0 });
    lines.append(Array.from({ length: 100 }, () => ({ text: 'x' })));
    scroll.update();
    expect(top).toBe(0);
    draw();
    expect(top).toBe(100 * ROW - HEIGHT);
    expect(scroll.extent.follows).toBe(true);

    lines.append(Array.from({ length: 100 }, () => ({ text: 'x' })));
    scroll.update();
    scroll.reveal(150, 'center');
    draw();
    expect(top).toBe(150 * ROW - ROW / 2 - HEIGHT / 2);
  });

  it('goes on following when the browser scrolls a view that has grown, before it says so', () => {
    const { lines, scroll, element } = open(100, 'x');
    element.clientHeight = HEIGHT + 200;
    element.by(-200);
    scroll.resize({ height: HEIGHT + 200, rowHeight: ROW, columns: 0 });
    expect(scroll.extent.follows).toBe(true);
    lines.append([{ text: 'more' }]);
    scroll.update();
    expect(element.scrollTop).toBe(101 * ROW - HEIGHT - 200);
  });
});
