// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Backoff, connectionBackoff } from './backoff';
import { FakeClock } from '../__testUtils__/FakeClock';

function backoffAt(random: number) {
  const clock = new FakeClock();
  const backoff = Backoff.create(connectionBackoff, {
    clock,
    random: () => random,
  });
  return { clock, backoff };
}

describe('Backoff', () => {
  it('doubles its ceiling up to 30 s, and waits a random part of it', () => {
    const { backoff } = backoffAt(0.5);
    const delays = Array.from({ length: 8 }, () => backoff.next());
    expect(delays).toEqual([
      400, 800, 1600, 3200, 6400, 12_800, 15_000, 15_000,
    ]);
  });

  it('never waits less than the server asks for', () => {
    const { backoff } = backoffAt(0.5);
    expect(backoff.next(7000)).toBe(7000);
    expect(backoff.next(10)).toBe(800);
  });

  it('starts over after two healthy minutes, not before', () => {
    const { clock, backoff } = backoffAt(0.5);
    const waited = () => {
      const delay = backoff.next();
      clock.advance(delay);
      return delay;
    };
    waited();
    waited();
    clock.advance(119_999);
    expect(waited()).toBe(1600);
    clock.advance(120_000);
    expect(waited()).toBe(400);
  });
});
