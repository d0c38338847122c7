// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createEvent, fireEvent, screen } from '@testing-library/react';
import { BarChart } from './BarChart';
import { byteTicks, chartScale, timeAxis, valueAxis } from './chartScale';
import { nearestIndex } from './ChartTimes';
import { linePath } from './linePath';

describe('a line', () => {
  const draw = (values: (number | null)[]) =>
    linePath(
      values,
      index => index * 10,
      value => value,
    );

  it('is lifted where there is no value, and one value alone is to be seen', () => {
    expect(draw([1, 2, null, 3, null])).toBe('M0,1L10,2M30,3h1');
    expect(draw([null, null])).toBe('');
  });
});

describe('axes', () => {
  it('go from nought to a little above the largest value, and are there without any', () => {
    const { top, ticks } = valueAxis([null, 3, 1]);
    expect(top).toBeGreaterThan(3);
    expect(ticks).toEqual([0, 1, 2, 3]);
    expect(valueAxis([null]).top).toBe(1);
  });

  it('stand at whole powers of two for bytes', () => {
    const MiB = 1024 ** 2;
    expect(byteTicks(540 * MiB)).toEqual(
      [0, 128, 256, 384, 512].map(n => n * MiB),
    );
  });

  it('turn pixels back into what they stand for', () => {
    const scale = chartScale([100, 200], [10, 60]);
    expect(scale.valueAt(scale.of(150))).toBe(150);
    expect(chartScale([5, 5], [10, 60]).of(5)).toBe(10);
  });

  it('say the day where one begins, and seconds where they are needed', () => {
    const day = new Date(2026, 10, 25).getTime();
    const texts = (from: number, to: number) =>
      timeAxis(from, to, 4, 'en-GB').map(({ text }) => text);
    expect(texts(day - 7_200_000, day + 7_200_000)).toContain('25 Nov');
    expect(texts(day + 15_000, day + 45_000)).toContain('00:00:30');
  });

  it('find the nearest time, within what there is', () => {
    const times = { start: 1_000, stepMs: 100, count: 3 };
    expect(nearestIndex(times, 1_149)).toBe(1);
    expect(nearestIndex(times, 0)).toBe(0);
    expect(nearestIndex(times, 9_000)).toBe(2);
    expect(nearestIndex({ ...times, count: 0 }, 0)).toBeUndefined();
  });
});

describe('a bar chart', () => {
  it('chooses the stretch that is dragged over, and not what is only pressed', async () => {
    const zoomed: [number, number][] = [];
    renderInTestApp(
      <BarChart
        title="Lines"
        times={{ start: 0, stepMs: 1_000, count: 100 }}
        parts={[{ id: 'error', label: 'Error', counts: [2, 1] }]}
        onZoom={(from, to) => zoomed.push([from, to])}
      />,
    );
    const picture = await screen.findByRole('img', { name: 'Lines: 3' });
    const at = (type: 'Down' | 'Move' | 'Up', clientX: number) => {
      const event = createEvent[`pointer${type}`](picture);
      // jsdom knows no pointer events, and drops where they are.
      Object.defineProperty(event, 'clientX', { value: clientX });
      fireEvent(picture, event);
    };
    at('Down', 324);
    at('Up', 324);
    expect(zoomed).toEqual([]);
    at('Down', 324);
    at('Move', 200);
    at('Up', 190);
    expect(zoomed).toHaveLength(1);
    const [[from, to]] = zoomed as [[number, number]];
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThan(to);
    expect(to).toBeCloseTo(50_000, -2);
  });
});
