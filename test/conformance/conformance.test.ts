// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { testTarget } from '../testTarget';
import { Connection } from './Connection';
import { deviations } from './deviations';
import { describeDifferences, Judge } from './Judge';
import { prepareTarget } from './prepareTarget';
import { readRecordings } from './recordings';
import { runCase } from './runCase';
import { startClusterTarget } from './startClusterTarget';
import { startSandboxTarget } from './startSandboxTarget';
import { countRequests, suite } from './suite';
import type { Target } from './Target';

jest.setTimeout(60_000);

const asked = testTarget();
// the real server has nothing to be excused for
const excused = asked === 'sandbox' ? deviations : [];

describe('the server answers as a real one did', () => {
  const recordings = readRecordings(suite.map(({ name }) => name));
  const judge = Judge.create(excused);
  let target: Target;
  let connection: Connection;

  beforeAll(async () => {
    target =
      asked === 'sandbox'
        ? await startSandboxTarget()
        : await startClusterTarget(() => {});
    connection = Connection.create(target);
    await prepareTarget(connection);
  });
  afterAll(async () => {
    connection?.close();
    await target?.stop();
  });

  it('asks at least three hundred requests under unique names', () => {
    expect(countRequests(suite)).toBeGreaterThanOrEqual(300);
    expect(new Set(suite.map(({ name }) => name)).size).toBe(suite.length);
  });

  it.each(suite.map(test => [test.name, test] as const))(
    '%s',
    async (name, test) => {
      const recorded = recordings.get(name);
      if (!recorded) {
        throw new Error(
          `No recording of ${name}: npm run test:conformance -- --target cluster --record`,
        );
      }
      const answers = await runCase(connection, test);
      const verdict = judge.judge(name, recorded, answers);
      expect(
        verdict.kind === 'differs'
          ? describeDifferences(verdict.differences)
          : '',
      ).toBe('');
    },
  );

  it('meets every listed deviation', () => {
    expect(judge.unmet()).toEqual([]);
  });
});
