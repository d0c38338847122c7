// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { itAnswersAsRecorded } from './itAnswersAsRecorded';
import { openSearchSuite } from './openSearchSuite';
import { questions } from './questions';

jest.setTimeout(120_000);

describe('the stand-in answers as OpenSearch did', () => {
  itAnswersAsRecorded(openSearchSuite);

  it('is asked at least sixty questions about logs', () => {
    const searches = questions.filter(({ send }) => send.includes('/_search'));
    expect(searches.length).toBeGreaterThanOrEqual(60);
  });
});
