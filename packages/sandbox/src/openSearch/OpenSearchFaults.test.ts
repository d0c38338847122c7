// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { OpenSearchFaults } from './OpenSearchFaults';

describe('the faults of the stand-in', () => {
  it('are one at a time: the last one counts, and an undo undoes its own alone', async () => {
    const online: boolean[] = [];
    const faults = OpenSearchFaults.create({
      setOnline: is => online.push(is),
    });
    const mendSlow = faults.slow();
    const slow = faults.state;
    const mendRed = faults.red();
    // what waited for the slow one goes on
    await (slow.kind === 'slow' && slow.over);
    mendSlow();
    expect(faults.isRed).toBe(true);
    const mendDown = faults.down();
    mendRed();
    expect(faults.state.kind).toBe('down');
    mendDown();
    expect(faults.state.kind).toBe('well');
    expect(online).toEqual([false, true]);
  });
});
