// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Answered } from './Question';

const fileIn = (folder: string) => join(folder, 'answers.jsonl');

const lineSchema = z.strictObject({
  question: z.string(),
  answer: z.strictObject({ status: z.number(), body: z.unknown() }),
});

/** What the real server answered, by the name of the question, as recorded in a folder. */
export function readAnswers(folder: string): ReadonlyMap<string, Answered> {
  const path = fileIn(folder);
  const lines = existsSync(path)
    ? readFileSync(path, 'utf8').split('\n').filter(Boolean)
    : [];
  return new Map(
    lines.map(line => {
      const { question, answer } = lineSchema.parse(JSON.parse(line));
      return [question, answer] as const;
    }),
  );
}

/** What is to be written when some are asked anew: the others as recorded, in the order of their names, and no more. */
export function withAnswers(
  names: readonly string[],
  recorded: ReadonlyMap<string, Answered>,
  anew: ReadonlyMap<string, Answered>,
): ReadonlyMap<string, Answered> {
  return new Map(
    names.flatMap(name => {
      const answer = anew.get(name) ?? recorded.get(name);
      return answer ? [[name, answer] as const] : [];
    }),
  );
}

/** Writes what a real server answered into a folder, one line a question, and what it is. */
export function writeAnswers(
  folder: string,
  answers: ReadonlyMap<string, Answered>,
  program: string,
): void {
  mkdirSync(folder, { recursive: true });
  const lines = [...answers].map(([question, answer]) =>
    JSON.stringify({ question, answer }),
  );
  writeFileSync(fileIn(folder), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'server.txt'), `${program}\n`);
}
