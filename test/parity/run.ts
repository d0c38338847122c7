// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { ParitySuite } from './ParitySuite';
import { readAnswers, withAnswers, writeAnswers } from './recordedAnswers';

const say = (line: string) => process.stdout.write(`${line}\n`);

const shown = (answer: unknown) => `${JSON.stringify(answer)}`.slice(0, 1_000);

/** How a suite is run. */
export interface ParityOptions {
  readonly target: 'sandbox' | 'cluster';
  /** Write the answers of the real server instead of comparing with them. */
  readonly record: boolean;
  /** Only questions whose name contains it. */
  readonly only: string;
}

/** Asks a server everything and says what it answers otherwise than recorded; resolves with the exit status. */
export async function runParity(
  suite: ParitySuite,
  options: ParityOptions,
): Promise<number> {
  const wanted = suite.names.filter(name => name.includes(options.only));
  if (wanted.length === 0) {
    say(`✖ No question's name contains "${options.only}".`);
    return 1;
  }
  const { program, answers: all } = await suite.ask(options.target);
  const answers = new Map([...all].filter(([name]) => wanted.includes(name)));
  say(`${answers.size} questions to ${program}`);
  const recorded = readAnswers(suite.folder);
  if (options.record) {
    const kept = withAnswers(suite.names, recorded, answers);
    writeAnswers(suite.folder, kept, program);
    say(`recorded; ${kept.size - answers.size} left as they were`);
    return 0;
  }
  const excused = options.target === 'sandbox' ? suite.deviations : new Map();
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
