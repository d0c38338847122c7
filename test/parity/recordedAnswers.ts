// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Answered } from './Question';

const path = join(__dirname, 'recorded', 'answers.jsonl');

const lineSchema = z.strictObject({
  question: z.string(),
  answer: z.strictObject({ status: z.number(), body: z.unknown() }),
});

/** What the real server answered, by the name of the question. */
export function readAnswers(): ReadonlyMap<string, Answered> {
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

/** Writes what a real server answered, one line a question, and what it is. */
export function writeAnswers(
  answers: ReadonlyMap<string, Answered>,
  program: string,
): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = [...answers].map(([question, answer]) =>
    JSON.stringify({ question, answer }),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
  writeFileSync(join(dirname(path), 'server.txt'), `${program}\n`);
}
