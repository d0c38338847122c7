// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseArgs } from 'node:util';
import type { Answer, Case } from './Case';
import { Connection } from './Connection';
import { deviations } from './deviations';
import { describeDifferences, Judge } from './Judge';
import { prepareTarget } from './prepareTarget';
import { randomCase } from './randomCase';
import { openSearchSuite } from '../parity/openSearchSuite';
import { prometheusSuite } from '../parity/prometheus/prometheusSuite';
import { runParity } from '../parity/run';
import { readRecordings, writeRecordings } from './recordings';
import { recordSchemas } from './recordSchemas';
import { runCase } from './runCase';
import { startClusterTarget } from './startClusterTarget';
import { startSandboxTarget } from './startSandboxTarget';
import { countRequests, suite } from './suite';
import type { Target } from './Target';

const usage = `npm run test:conformance -- --target sandbox|cluster [--suite kubernetes|opensearch|prometheus]
                                      [--record] [--only PATTERN] [--seed N]
  --target   what is asked; its answers are compared with the recorded ones
  --suite    the API server's requests (kubernetes, as a rule), log queries to OpenSearch, or PromQL
  --record   write its answers instead, and without --only the schemas of its kinds (cluster only)
  --only     only cases whose name contains PATTERN
  --seed     only the random series of seed N; where it is not recorded, both targets are asked and compared
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      record: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      seed: { type: 'string' },
      suite: { type: 'string', default: 'kubernetes' },
    },
  });
  const { target, record, only, seed, suite: wanted } = values;
  if (target !== 'sandbox' && target !== 'cluster') {
    process.stderr.write(`Which target?\n${usage}`);
    return 1;
  }
  if (record && target !== 'cluster') {
    process.stderr.write(
      `Only answers of a real server are recorded: --target cluster\n`,
    );
    return 1;
  }
  const parity = [openSearchSuite, prometheusSuite].find(
    ({ name }) => name === wanted,
  );
  if (parity) {
    return runParity(parity, { target, record, only });
  }
  if (wanted !== 'kubernetes') {
    process.stderr.write(`There is no suite ${wanted}.\n${usage}`);
    return 1;
  }
  if (seed !== undefined && !/^\d+$/.test(seed)) {
    process.stderr.write(`--seed is a whole number, not ${seed}\n`);
    return 1;
  }
  const all = seed === undefined ? suite : [randomCase(Number(seed))];
  const cases = all.filter(({ name }) => name.includes(only));
  if (cases.length === 0) {
    process.stderr.write(`No case's name contains '${only}'.\n`);
    return 1;
  }
  const names = suite.map(({ name }) => name);
  const isRecorded = cases.every(({ name }) => names.includes(name));
  if (record && !isRecorded) {
    process.stderr.write(
      `Only the suite's own seeds are recorded: recordedSeeds in suite.ts\n`,
    );
    return 1;
  }
  const before = Date.now();
  const asked = await ask(target, cases, record && only === '');
  const seconds = ((Date.now() - before) / 1000).toFixed(1);
  say(
    `${cases.length} cases, ${countRequests(
      cases,
    )} requests to ${asked.programs.join(', ')} in ${seconds} s`,
  );
  if (record) {
    writeRecordings(names, asked.answers, asked.programs);
    say('recorded');
    return 0;
  }
  const expected = isRecorded
    ? readRecordings(names)
    : (await ask(target === 'cluster' ? 'sandbox' : 'cluster', cases)).answers;
  return compare(target, cases, expected, asked.answers);
}

type Answers = ReadonlyMap<string, readonly Answer[]>;

/** The answers of a target; a whole recording takes down, too, how the real server describes its kinds. */
async function ask(
  name: 'sandbox' | 'cluster',
  cases: readonly Case[],
  withSchemas = false,
): Promise<{ answers: Answers; programs: readonly string[] }> {
  const target: Target =
    name === 'cluster'
      ? await startClusterTarget(line => process.stderr.write(`${line}\n`))
      : await startSandboxTarget();
  const connection = Connection.create(target);
  try {
    await prepareTarget(connection);
    if (withSchemas) {
      await recordSchemas(connection);
    }
    const answers = new Map<string, Answer[]>();
    for (const test of cases) {
      answers.set(test.name, await answersTo(connection, test));
    }
    return { answers, programs: target.programs };
  } finally {
    connection.close();
    await target.stop();
  }
}

async function answersTo(
  connection: Connection,
  test: Case,
): Promise<Answer[]> {
  try {
    return await runCase(connection, test);
  } catch (error) {
    throw new Error(
      `${test.name}: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}

function compare(
  target: 'sandbox' | 'cluster',
  cases: readonly Case[],
  expected: Answers,
  answered: Answers,
): number {
  // the real server has nothing to be excused for
  const judge = Judge.create(target === 'sandbox' ? deviations : []);
  const counts = { same: 0, deviates: 0, differs: 0 };
  for (const { name } of cases) {
    const recorded = expected.get(name);
    if (!recorded) {
      say(`✖ ${name}: not recorded`);
      counts.differs += 1;
      continue;
    }
    const verdict = judge.judge(name, recorded, answered.get(name) ?? []);
    counts[verdict.kind] += 1;
    if (verdict.kind === 'differs') {
      say(`✖ ${name}\n${describeDifferences(verdict.differences)}`);
    }
  }
  // a part of the suite need not meet every deviation
  const unmet = cases.length === suite.length ? judge.unmet() : [];
  unmet.forEach(line => say(`✖ listed, but not met any more: ${line}`));
  say(
    `${counts.same} as recorded, ${counts.deviates} with listed deviations, ${counts.differs} different`,
  );
  return counts.differs + unmet.length > 0 ? 1 : 0;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`✖ ${error?.message ?? error}\n`);
    process.exit(error?.exitStatus ?? 1);
  },
);
