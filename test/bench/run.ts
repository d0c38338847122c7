// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseArgs } from 'node:util';
import { benchBundle } from './bundle/bench';
import { benchCatalog } from './catalog';
import { benchLogView } from './logview/bench';

interface Bench {
  readonly about: string;
  run(options: {
    components: number;
    changes: number;
    lines: number;
  }): Promise<void>;
}

const benches: Readonly<Record<string, Bench>> = {
  bundle: {
    about: 'how much the plugin adds to an app, after gzip',
    run: benchBundle,
  },
  catalog: {
    about:
      'how fast a control plane gets into the catalog, and a change of it: --components N (10000) --changes N (60)',
    run: benchCatalog,
  },
  logview: {
    about:
      'how smooth a log is in a real browser: --lines N (200000); a million lines are opened too',
    run: benchLogView,
  },
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      components: { type: 'string', default: '10000' },
      changes: { type: 'string', default: '60' },
      lines: { type: 'string', default: '200000' },
    },
  });
  const [name] = positionals;
  const bench = name === undefined ? undefined : benches[name];
  if (!bench) {
    const problem = name === undefined ? 'Which bench?' : `No bench '${name}'.`;
    process.stderr.write(`${problem} There are:\n`);
    for (const [known, { about }] of Object.entries(benches)) {
      process.stderr.write(`  npm run bench -- ${known}   ${about}\n`);
    }
    return 1;
  }
  const components = Number(values.components);
  const changes = Number(values.changes);
  const lines = Number(values.lines);
  if (![components, changes, lines].every(count => isCount(count))) {
    process.stderr.write(
      '--components, --changes and --lines are whole numbers\n',
    );
    return 1;
  }
  await bench.run({ components, changes, lines });
  return 0;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
