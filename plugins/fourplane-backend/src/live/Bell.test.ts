// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Bell } from './Bell';

describe('Bell', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp() {
    const announced: string[][] = [];
    const bell = Bell.create({
      announce: async keys => {
        announced.push(keys);
      },
      keyOf: name => `key of ${name}`,
      gapMs: 50,
    });
    return { announced, bell };
  }

  it('rings at once after a silence, each reply of a turn once', () => {
    const { announced, bell } = setUp();

    bell.ring(['a']);
    bell.ring(['b', 'a']);
    jest.advanceTimersByTime(4);

    expect(announced).toEqual([['key of a', 'key of b']]);
  });

  it('gathers what is rung within the gap, and loses none of it', () => {
    const { announced, bell } = setUp();

    bell.ring(['a']);
    jest.advanceTimersByTime(10);
    for (let at = 0; at < 30; at += 1) {
      bell.ring(['a', `b${at % 3}`]);
      jest.advanceTimersByTime(1);
    }
    expect(announced).toHaveLength(1);
    jest.advanceTimersByTime(50);

    expect(announced.slice(1)).toEqual([
      ['key of a', 'key of b0', 'key of b1', 'key of b2'],
    ]);
  });

  it('splits a flood into messages of bounded size', () => {
    const { announced, bell } = setUp();
    const names = Array.from({ length: 1_250 }, (_, n) => String(n));

    bell.ring(names);
    jest.advanceTimersByTime(10);

    expect(announced.map(keys => keys.length)).toEqual([500, 500, 250]);
    expect(new Set(announced.flat()).size).toBe(1_250);
  });

  it('is silent once stopped, and with nothing to say', () => {
    const { announced, bell } = setUp();

    bell.ring([]);
    jest.runAllTimers();
    bell.ring(['a']);
    bell.stop();
    bell.ring(['b']);
    jest.runAllTimers();

    expect(announced).toEqual([]);
  });
});
