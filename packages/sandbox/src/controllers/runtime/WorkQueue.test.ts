// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  let queue: WorkQueue;
  beforeEach(() => {
    jest.useFakeTimers();
    queue = WorkQueue.create({ random: () => 0 });
  });
  afterEach(() => {
    queue.end();
    jest.useRealTimers();
  });

  it('hands a key out once however often it was added', async () => {
    queue.add('a');
    queue.add('a');
    queue.add('b');
    expect(await queue.take()).toBe('a');
    expect(await queue.take()).toBe('b');
    const next = queue.take();
    queue.end();
    expect(await next).toBeUndefined();
  });

  it('gives a key that changed meanwhile to nobody until it is done, then again', async () => {
    queue.add('a');
    expect(await queue.take()).toBe('a');
    const next = queue.take();
    queue.add('a');
    queue.done('a');
    expect(await next).toBe('a');
  });

  it('keeps the earlier of two appointments', async () => {
    queue.addAfter('a', 1_000);
    queue.addAfter('a', 50);
    queue.addAfter('a', 500);
    const next = queue.take();
    jest.advanceTimersByTime(50);
    expect(await next).toBe('a');
    queue.done('a');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits longer after each failure until forgotten', async () => {
    const delay = async () => {
      const taken = queue.take();
      queue.addRateLimited('a');
      let waited = 0;
      while (jest.getTimerCount() > 0) {
        jest.advanceTimersByTime(1);
        waited += 1;
      }
      queue.done((await taken) ?? '');
      return waited;
    };
    expect([await delay(), await delay(), await delay()]).toEqual([5, 10, 20]);
    queue.forget('a');
    expect(await delay()).toBe(5);
  });
});
