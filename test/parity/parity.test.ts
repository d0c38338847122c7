// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { testTarget } from '../testTarget';
import { Asker } from './Asker';
import { deviations } from './deviations';
import { Question } from './Question';
import { questions } from './questions';
import { readAnswers } from './recordedAnswers';
import { ParityTarget, startTarget } from './startTarget';

jest.setTimeout(120_000);

const target = testTarget();

describe('the stand-in answers as OpenSearch did', () => {
  const recorded = readAnswers();
  let server: ParityTarget;
  let asker: Asker;

  beforeAll(async () => {
    server = await startTarget(target);
    asker = await Asker.fill(server.url);
  });
  afterAll(() => server?.stop());

  it('is asked at least sixty questions about logs under unique names', () => {
    const searches = questions.filter(({ send }) => send.includes('/_search'));
    expect(searches.length).toBeGreaterThanOrEqual(60);
    expect(new Set(questions.map(({ name }) => name)).size).toBe(
      questions.length,
    );
  });

  const excused = (name: string) =>
    target === 'sandbox' && deviations.has(name);
  const answerTo = async (question: Question) =>
    // what is missing is undefined in one and absent in the other
    JSON.parse(JSON.stringify(await asker.ask(question)));

  it.each(
    questions
      .filter(({ name }) => !excused(name))
      .map(question => [question.name, question] as const),
  )('%s', async (name, question) => {
    const expected = recorded.get(name);
    if (!expected) {
      throw new Error(
        `No recording of ${name}: npm run test:conformance -- --suite opensearch --target cluster --record`,
      );
    }
    expect(await answerTo(question)).toEqual(expected);
  });

  it('meets every listed deviation', async () => {
    const met: string[] = [];
    for (const question of questions.filter(({ name }) => excused(name))) {
      const answer = await answerTo(question);
      if (!isDeepStrictEqual(answer, recorded.get(question.name))) {
        met.push(question.name);
      }
    }
    expect(met).toEqual(target === 'sandbox' ? [...deviations.keys()] : []);
  });
});
