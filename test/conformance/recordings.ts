// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer, Json } from './Case';

const folder = join(__dirname, 'recorded');

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(json),
    z.record(z.string(), json),
  ]),
);

const answer: z.ZodType<Answer> = z.strictObject({
  status: z.number().optional(),
  type: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  retryAfter: z.string().optional(),
  body: json.optional(),
  events: z.array(json).optional(),
});

const recordedCase = z.strictObject({
  case: z.string(),
  answers: z.array(answer),
});

/** The answers of the real server: case name -> answer to each step. */
export type Recordings = ReadonlyMap<string, readonly Answer[]>;

const fileOf = (group: string) => join(folder, `${group}.jsonl`);
const groupOf = (name: string) => name.split('/')[0];

/** Reads what was recorded of these cases; a case without a recording is absent. */
export function readRecordings(names: readonly string[]): Recordings {
  const groups = [...new Set(names.map(groupOf))];
  const wanted = new Set(names);
  const rows = groups.flatMap(readGroup).filter(row => wanted.has(row.case));
  return new Map(rows.map(row => [row.case, row.answers]));
}

function readGroup(group: string): z.infer<typeof recordedCase>[] {
  const path = fileOf(group);
  if (!existsSync(path)) {
    return [];
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => recordedCase.parse(JSON.parse(line)));
}

/**
 * Writes what a real server answered, one line a case, in the order of `names`, which are all the cases there are.
 * Cases not in `recordings` keep their line; lines of no case go.
 */
export function writeRecordings(
  names: readonly string[],
  recordings: Recordings,
  programs: readonly string[],
): void {
  mkdirSync(folder, { recursive: true });
  const old = readRecordings(names);
  for (const group of new Set(names.map(groupOf))) {
    const lines = names
      .filter(name => groupOf(name) === group)
      .flatMap(name => {
        const answers = recordings.get(name) ?? old.get(name);
        return answers ? [JSON.stringify({ case: name, answers })] : [];
      });
    writeFileSync(fileOf(group), `${lines.join('\n')}\n`);
  }
  writeFileSync(join(folder, 'server.txt'), `${programs.join('\n')}\n`);
}
