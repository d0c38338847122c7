// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { testTarget } from '../testTarget';
import { AskedServer, ParitySuite } from './ParitySuite';
import { readAnswers } from './recordedAnswers';

/** Tests that the target answers every question as the real server did when it was recorded. */
// eslint-disable-next-line jest/no-export -- the tests of each suite run it
export function itAnswersAsRecorded(suite: ParitySuite): void {
  const target = testTarget();
  const recorded = readAnswers(suite.folder);
  let asked: AskedServer;

  beforeAll(async () => {
    asked = await suite.ask(target);
  });

  const isExcused = (name: string) =>
    target === 'sandbox' && suite.deviations.has(name);
  const answerTo = (name: string) =>
    // what is missing is undefined in one and absent in the other
    JSON.parse(JSON.stringify(asked.answers.get(name)));

  it('asks everything under a name of its own', () => {
    expect(new Set(suite.names).size).toBe(suite.names.length);
  });

  it.each(suite.names.filter(name => !isExcused(name)))('%s', name => {
    const expected = recorded.get(name);
    if (!expected) {
      throw new Error(
        `No recording of ${name}: npm run test:conformance -- --suite ${suite.name} --target cluster --record`,
      );
    }
    expect(answerTo(name)).toEqual(expected);
  });

  it('meets every listed deviation', () => {
    const met = suite.names.filter(
      name =>
        isExcused(name) &&
        !isDeepStrictEqual(answerTo(name), recorded.get(name)),
    );
    expect(met).toEqual(
      target === 'sandbox' ? [...suite.deviations.keys()] : [],
    );
  });
}
