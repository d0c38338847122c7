// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseArgs } from 'node:util';
import { benchBuilds } from './builds/bench';
import { benchBundle } from './bundle/bench';
import { benchCatalog } from './catalog';
import { benchFleet } from './fleet/bench';
import { benchLive } from './live';
import { benchLogs } from './logs/bench';
import { benchLogView } from './logview/bench';

const USUAL_CHANGES = 60;

interface Bench {
  readonly about: string;
  /** How many changes where none are asked for; {@link USUAL_CHANGES} when absent. */
  readonly changes?: number;
  run(options: {
    components: number;
    changes: number;
    lines: number;
    runs: number;
  }): Promise<void>;
}

const benches: Readonly<Record<string, Bench>> = {
  builds: {
    about:
      "how fast a page of a component's builds is there, with a conditional policy: --runs N (10000)",
    run: benchBuilds,
  },
  bundle: {
    about: 'how much the plugin adds to an app, after gzip',
    run: benchBundle,
  },
  catalog: {
    about:
      'how fast a control plane gets into the catalog, and a change of it: --components N (10000) --changes N (60)',
    run: benchCatalog,
  },
  fleet: {
    about:
      'how fast the page of 50 planes is answered, and what 1 and 100 who look cost their API servers',
    run: benchFleet,
  },
  live: {
    about:
      'how fast a change is on an open page: --components N (10000) --changes N (300)',
    changes: 300,
    run: benchLive,
  },
  logs: {
    about:
      'how much later the first line found is there than from the archive itself, and whether pages have every line: --changes N (200)',
    changes: 200,
    run: benchLogs,
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
      changes: { type: 'string' },
      lines: { type: 'string', default: '200000' },
      runs: { type: 'string', default: '10000' },
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
  const changes = Number(values.changes ?? bench.changes ?? USUAL_CHANGES);
  const lines = Number(values.lines);
  const runs = Number(values.runs);
  if (![components, changes, lines, runs].every(count => isCount(count))) {
    process.stderr.write(
      '--components, --changes, --lines and --runs are whole numbers\n',
    );
    return 1;
  }
  await bench.run({ components, changes, lines, runs });
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
