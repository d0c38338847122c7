// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { pause } from './pause';

describe('pause', () => {
  it('ends with its signal, and leaves nothing on a signal that goes on', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await pause(0, signal);
    expect(removed.mock.calls).toEqual(added.mock.calls);

    const stopping = new AbortController();
    const pausing = pause(1_000_000, stopping.signal);
    stopping.abort();
    await pausing;
  });
});
