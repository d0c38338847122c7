// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Judge } from './Judge';

const recorded = [{ status: 200, body: { a: [{ b: 1 }, { b: 2 }] } }];
const answered = [{ status: 200, body: { a: [{ b: 1 }, { b: 3 }] } }];
const deviation = {
  reason: 'a reason',
  at: ['group/*#0.body.a.*.b'],
};

describe('Judge', () => {
  it('finds no fault with what is the same', () => {
    const judge = Judge.create([]);
    expect(judge.judge('group/x', recorded, recorded)).toEqual({
      kind: 'same',
    });
    expect(judge.unmet()).toEqual([]);
  });

  it('names the place of an unlisted difference, and what is missing or too much', () => {
    const judge = Judge.create([]);
    expect(judge.judge('group/x', recorded, answered)).toEqual({
      kind: 'differs',
      differences: [{ at: '0.body.a.1.b', recorded: 2, answered: 3 }],
    });
    expect(judge.judge('group/x', recorded, [{ status: 200 }])).toMatchObject({
      differences: [{ at: '0.body', answered: undefined }],
    });
    expect(judge.judge('group/x', [], recorded)).toMatchObject({
      differences: [{ at: '0', recorded: undefined }],
    });
  });

  it('excuses a listed difference and all below its place, in the listed cases only', () => {
    const judge = Judge.create([
      deviation,
      { reason: 'deep', at: ['deep/one#**.a'] },
    ]);
    expect(judge.judge('group/x', recorded, answered)).toEqual({
      kind: 'deviates',
    });
    expect(judge.judge('deep/one', recorded, answered)).toEqual({
      kind: 'deviates',
    });
    expect(judge.judge('other/x', recorded, answered)).toMatchObject({
      kind: 'differs',
    });
    expect(judge.unmet()).toEqual([]);
  });

  it('excuses nothing beside the place', () => {
    const judge = Judge.create([
      { ...deviation, at: ['group/x#0.body.a.1.bc'] },
    ]);
    expect(judge.judge('group/x', recorded, answered)).toMatchObject({
      kind: 'differs',
    });
  });

  it('tells of every listed place that shows no difference', () => {
    const judge = Judge.create([
      {
        reason: 'mended',
        at: ['group/*#0.body.a.*.b', 'group/x#0.status', 'group/gone#0'],
      },
    ]);
    judge.judge('group/x', recorded, answered);
    expect(judge.unmet()).toEqual([
      'group/x#0.status: mended',
      'group/gone#0: mended',
    ]);
  });
});
