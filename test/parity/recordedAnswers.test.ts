// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withAnswers } from './recordedAnswers';

const answered = (body: string) => ({ status: 200, body });

describe('recording some answers anew', () => {
  it('keeps the others, drops those nobody asks for any more, and keeps the order of the questions', () => {
    const recorded = new Map([
      ['c', answered('old c')],
      ['gone', answered('old')],
      ['a', answered('old a')],
    ]);
    const anew = new Map([['b', answered('new b')]]);
    expect([...withAnswers(['a', 'b', 'c', 'd'], recorded, anew)]).toEqual([
      ['a', answered('old a')],
      ['b', answered('new b')],
      ['c', answered('old c')],
    ]);
  });
});
