// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { intentSchemas, modelKinds } from '@fourplane/plugin-fourplane-common';
import { intentCapabilities } from '../intents/requirementsOf';
import { chooseDialect } from './chooseDialect';
import { Dialect, ServedKinds } from './Dialect';
import { served as servedByV02 } from './v0.2/__testUtils__/served';
import { served as servedByV03 } from './v0.3/__testUtils__/served';
import { servedBy as servedByPreview } from './preview/__testUtils__/served';
import { servedBy as servedByV1 } from './v1/__testUtils__/servedBy';

// Read where the repository is; a published package has no tests.
const page = path.resolve(__dirname, '../../../../docs/generations.md');
const describePage = existsSync(page) ? describe : describe.skip;

const columns: readonly (readonly [string, ServedKinds])[] = [
  ['v0.1, v0.2', servedByV02],
  ['v0.3', servedByV03],
  ['v0.4 – v0.7', servedByPreview['v0.7']],
  ['v0.8 – v0.17', servedByPreview['v0.17']],
  ['v1.0', servedByV1['v1.0']],
  ['v1.1', servedByV1['v1.1']],
  ['v1.2', servedByV1['v1.2']],
];

function dialectOf(served: ServedKinds): Dialect {
  const dialect = chooseDialect(served)?.create({
    controlPlane: 'default',
    served,
  });
  if (!dialect) {
    throw new Error('no dialect speaks this');
  }
  return dialect;
}

const words = (name: string) =>
  name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

function table(
  head: string,
  rows: readonly string[],
  has: (row: string, dialect: Dialect) => boolean,
): string[] {
  const dialects = columns.map(([, served]) => dialectOf(served));
  const cells = [
    [head, ...columns.map(([title]) => title)],
    ...rows.map(row => [
      words(row),
      ...dialects.map(dialect => (has(row, dialect) ? 'yes' : '–')),
    ]),
  ];
  const widths = cells[0].map((_, column) =>
    Math.max(...cells.map(row => row[column].length)),
  );
  const lines = cells.map(
    row =>
      `| ${row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join(' | ')} |`,
  );
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)];
}

describePage('docs/generations.md', () => {
  it('says what is read and what can be changed on which release', () => {
    const read = table('Read', modelKinds, (kind, dialect) =>
      modelKinds.some(
        each => each === kind && dialect.sources(each).length > 0,
      ),
    );
    const intents = Object.keys(
      intentSchemas,
    ) as (keyof typeof intentSchemas)[];
    const changed = table(
      'Change',
      intents,
      (name, { planner, capabilities }) =>
        intents.some(intent => {
          const capability = intentCapabilities[intent];
          return (
            intent === name &&
            planner?.intents.includes(intent) === true &&
            (capability === undefined || capabilities.includes(capability))
          );
        }),
    );
    const lines = readFileSync(page, 'utf8').split('\n');
    // A line that is missing here is to be taken over from the received ones.
    expect(lines.filter(line => line.startsWith('|'))).toEqual([
      ...read,
      ...changed,
    ]);
  });
});
