// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { itAnswersAsRecorded } from '../itAnswersAsRecorded';
import { prometheusSuite } from './prometheusSuite';
import { questions } from './questions';

jest.setTimeout(120_000);

describe('the stand-in answers as Prometheus did', () => {
  itAnswersAsRecorded(prometheusSuite);

  it('is asked at least forty questions of PromQL that are answered', () => {
    const queries = questions.filter(
      ({ name, path }) =>
        path.startsWith('query') && !name.startsWith('refused/'),
    );
    expect(queries.length).toBeGreaterThanOrEqual(40);
  });
});
