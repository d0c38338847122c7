// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { Asker } from './Asker';
import { deviations } from './deviations';
import { Answered } from './Question';
import { questions } from './questions';
import { readAnswers, writeAnswers } from './recordedAnswers';
import { startTarget } from './startTarget';

const say = (line: string) => process.stdout.write(`${line}\n`);

const shown = (answer: unknown) => `${JSON.stringify(answer)}`.slice(0, 1_000);

/** How the suite is run. */
export interface ParityOptions {
  readonly target: 'sandbox' | 'cluster';
  /** Write the answers of the real server instead of comparing with them. */
  readonly record: boolean;
  /** Only questions whose name contains it. */
  readonly only: string;
}

/** Asks a server everything and says what it answers otherwise than recorded; resolves with the exit status. */
export async function runParity(options: ParityOptions): Promise<number> {
  const wanted = questions.filter(({ name }) => name.includes(options.only));
  const server = await startTarget(options.target);
  const answers = new Map<string, Answered>();
  try {
    const asker = await Asker.fill(server.url);
    for (const question of wanted) {
      answers.set(question.name, await asker.ask(question));
    }
  } finally {
    await server.stop();
  }
  say(`${answers.size} questions to ${server.program}`);
  if (options.record) {
    writeAnswers(answers, server.program);
    say('recorded');
    return 0;
  }
  const recorded = readAnswers();
  const excused = options.target === 'sandbox' ? deviations : new Map();
  const different = [...answers].filter(
    ([name, answer]) =>
      isDeepStrictEqual(recorded.get(name), answer) === excused.has(name),
  );
  for (const [name, answer] of different) {
    say(`✖ ${name}${excused.has(name) ? ' is listed as a deviation' : ''}`);
    say(`  recorded ${shown(recorded.get(name))}`);
    say(`  answered ${shown(answer)}`);
  }
  say(
    `${answers.size - different.length} as expected, ${different.length} not`,
  );
  return different.length > 0 ? 1 : 0;
}
