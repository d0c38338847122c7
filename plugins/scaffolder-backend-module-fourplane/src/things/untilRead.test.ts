// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlaneStatus } from '@fourplane/plugin-fourplane-common';
import { untilRead } from './untilRead';

/** A control plane of which only its state is of interest. */
function planeIn(first: ControlPlaneStatus['state'], problems = 0) {
  let state = first;
  const listeners = new Set<() => void>();
  const status = (): ControlPlaneStatus => ({
    name: 'default',
    state,
    since: '2026-11-25T00:00:00Z',
    capabilities: [],
    kinds: [],
    problems: Array.from({ length: problems }, () => ({
      what: 'It does not answer',
      where: 'https://nowhere',
    })),
  });
  return {
    listeners,
    status,
    statusChanges: (listener: (status: ControlPlaneStatus) => void) => {
      const call = () => listener(status());
      listeners.add(call);
      return () => listeners.delete(call);
    },
    becomes(next: ControlPlaneStatus['state']) {
      state = next;
      listeners.forEach(listener => listener());
    },
  };
}

const { signal } = new AbortController();

describe('untilRead', () => {
  it('waits from connecting over syncing to synced', async () => {
    const plane = planeIn('connecting');
    let isRead = false;
    const reading = untilRead([plane], { seconds: 60, signal }).then(() => {
      isRead = true;
    });
    plane.becomes('syncing');
    await Promise.resolve();
    expect(isRead).toBe(false);
    plane.becomes('synced');
    await reading;
    expect(plane.listeners.size).toBe(0);
  });

  it.each([
    ['is synced', planeIn('synced')],
    ['is stale', planeIn('stale')],
    ['is partly read', planeIn('partial')],
    ['has a problem', planeIn('connecting', 1)],
  ])('does not wait for one that %s', async (_, plane) => {
    await untilRead([plane], { seconds: 60, signal });
    expect(plane.listeners.size).toBe(0);
  });

  it('does not wait for ever, and ends when the task is cancelled', async () => {
    const plane = planeIn('connecting');
    await untilRead([plane], { seconds: 0, signal });
    const abort = new AbortController();
    const reading = untilRead([plane], { seconds: 60, signal: abort.signal });
    abort.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
    expect(plane.listeners.size).toBe(0);
  });
});
