// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* `npm run cluster -- build | up | down | status`: a real control plane on this machine. See README.md. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPrograms, BuildOutcome } from './build/buildPrograms';
import {
  Generation,
  generations,
  programs,
  programsOf,
} from './build/programs';
import { clusterFolder, programFolder, runsFolder } from './cacheFolders';
import { ClusterError, exitStatus } from './ClusterError';
import {
  recordSample,
  samples,
  untilPlatformReady,
} from './record/recordSample';
import { wantedPrograms } from './run/builtPrograms';
import { installOpenSearch } from './openSearch/installOpenSearch';
import { installPrometheus } from './prometheus/installPrometheus';
import { describeRun } from './run/describeRun';
import { endRun, removeDeadRun, removeDeadRuns, upRun } from './run/endRun';
import { startCluster } from './run/startCluster';

const usage = `npm run cluster -- COMMAND
  build [--generation v1.2|v0.3|v0.2] [--jobs N] [--minutes N] [--opensearch] [--prometheus]
                                                   builds what is not built yet (all generations by default), and
                                                   breaks off after so many minutes; what is done is kept;
                                                   --opensearch fetches OpenSearch alone (Java 11, Maven),
                                                   --prometheus Prometheus alone (apt-get of Debian 12)
  up [--generation v1.2|v0.3|v0.2] [--argo] [--opensearch] [--prometheus] [--seed platform] [--crds DIR]
     [--no-controllers] [--no-machines]
                                                   starts it, prints the path of a kubeconfig
  status                                           what runs; 0 only when all is well
  down                                             ends it and removes its data
  record                                           writes what the real controllers make of OpenChoreo's samples
                                                   to test/cluster/recorded (starts and ends a cluster of its own)
Exit status: 0 done, 1 failed, 2 wrong use, 3 Go is missing or too old, 4 something needed is not built, or cannot be
here: not served, no connection, no time, no disk or memory`;

const root = clusterFolder();
const runFolder = join(runsFolder(root), upRun);

const write = (line: string) => {
  process.stdout.write(`${line}\n`);
};

interface Flags {
  generation?: string;
  jobs?: string;
  minutes?: string;
  argo?: boolean;
  opensearch?: boolean;
  prometheus?: boolean;
  seed?: string;
  crds?: string;
  'no-controllers'?: boolean;
  'no-machines'?: boolean;
}

async function build(flags: Flags): Promise<number> {
  const generation = generationOf(flags);
  const jobs = wholeNumber('--jobs', flags.jobs);
  const minutes = wholeNumber('--minutes', flags.minutes);
  if (flags.opensearch || flags.prometheus) {
    const options = { root, signal: interruption(minutes), write };
    if (flags.opensearch) {
      await installOpenSearch(options);
    }
    if (flags.prometheus) {
      await installPrometheus(options);
    }
    return 0;
  }
  const started = Date.now();
  const outcomes = await buildPrograms({
    root,
    programs: generation ? programsOf(generation) : programs,
    jobs,
    signal: interruption(minutes),
    write,
  });
  write(summary(outcomes, Date.now() - started));
  const asked = outcomes.filter(
    outcome => outcome.kind === 'refused' && generation !== undefined,
  );
  return asked.length > 0 ? exitStatus.notBuilt : 0;
}

function summary(outcomes: readonly BuildOutcome[], milliseconds: number) {
  const count = (kind: BuildOutcome['kind']) =>
    outcomes.filter(outcome => outcome.kind === kind).length;
  const refused = outcomes.filter(outcome => outcome.kind === 'refused');
  return [
    `${count('built')} built, ${count('kept')} there already, ${
      refused.length
    } not to be had, in ${Math.round(milliseconds / 1000)} s; ${root}`,
    ...refused.map(
      ({ program, reason }) =>
        `✖ NOT BUILT: ${program.name} ${program.version}: ${reason}`,
    ),
  ].join('\n');
}

async function up(flags: Flags): Promise<number> {
  const generation = generationOf(flags) ?? 'v1.2';
  const { seed = 'none' } = flags;
  if (seed !== 'none' && seed !== 'platform') {
    throw wrongUse(`--seed takes none or platform, not "${seed}".`);
  }
  // of an earlier one that failed or was killed
  await removeDeadRun(runFolder);
  const cluster = await startCluster({
    name: upRun,
    generation,
    seed,
    argo: flags.argo,
    openSearch: flags.opensearch,
    prometheus: flags.prometheus,
    crdsDir: flags.crds,
    controllers: !flags['no-controllers'],
    machines: !flags['no-controllers'] && !flags['no-machines'],
    logger: write,
  });
  await cluster.detach();
  const { lines } = await describeRun(runFolder);
  write(`\nReady in ${cluster.readySeconds.toFixed(1)} s.`);
  write(lines.join('\n'));
  write(`\nexport KUBECONFIG=${cluster.kubeconfigPath}`);
  return 0;
}

async function down(): Promise<number> {
  const { ended } = await endRun(runFolder);
  await removeDeadRuns(root);
  write(
    ended.length > 0 ? `Ended: ${ended.join(', ')}.` : 'Nothing was running.',
  );
  return 0;
}

async function record(): Promise<number> {
  const [openChoreo] = wantedPrograms({
    generation: 'v1.2',
    controllers: true,
    argo: true,
  }).filter(({ name }) => name === 'openchoreo-v1.2');
  const cluster = await startCluster({
    argo: true,
    seed: 'platform',
    logger: write,
  });
  try {
    await untilPlatformReady(cluster.client);
    const target = join(__dirname, 'recorded', openChoreo.version);
    mkdirSync(target, { recursive: true });
    const from = join(programFolder(root, openChoreo), 'samples');
    for (const sample of samples) {
      const objects = await recordSample(cluster.client, sample, from);
      const path = join(target, `${sample.name}.json`);
      writeFileSync(path, `${JSON.stringify(objects, null, 2)}\n`);
      write(`✔ ${objects.length} objects in ${path}`);
    }
  } finally {
    await cluster.stop();
  }
  return 0;
}

async function status(): Promise<number> {
  const { healthy, lines } = await describeRun(runFolder);
  write(lines.join('\n'));
  return healthy ? 0 : exitStatus.failed;
}

function generationOf(flags: Flags): Generation | undefined {
  const known = generations.find(name => name === flags.generation);
  if (flags.generation !== undefined && !known) {
    throw wrongUse(
      `There is no generation "${flags.generation}"; known: ${generations.join(
        ', ',
      )}.`,
    );
  }
  return known;
}

function wrongUse(what: string): ClusterError {
  return new ClusterError(what, { mend: usage, exitStatus: exitStatus.usage });
}

function wholeNumber(flag: string, text?: string): number | undefined {
  if (text !== undefined && !/^[1-9]\d*$/.test(text)) {
    throw wrongUse(`${flag} takes a whole number above 0, not "${text}".`);
  }
  return text === undefined ? undefined : Number(text);
}

/** Aborts on a signal, and when so many minutes have passed. */
function interruption(minutes?: number): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () =>
      controller.abort(
        new ClusterError('Broken off; what is done is kept.', {
          mend: 'Go on with the same command.',
        }),
      ),
    );
  }
  if (minutes) {
    setTimeout(
      () =>
        controller.abort(
          new ClusterError(
            `Building is not done after ${minutes} minutes; what is done is kept.`,
            {
              mend: 'Go on with it: npm run cluster -- build',
              exitStatus: exitStatus.notBuilt,
            },
          ),
        ),
      minutes * 60_000,
    ).unref();
  }
  return controller.signal;
}

const commands: Record<string, (flags: Flags) => Promise<number>> = {
  build,
  up,
  down,
  record,
  status,
};

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        generation: { type: 'string' },
        jobs: { type: 'string' },
        minutes: { type: 'string' },
        argo: { type: 'boolean' },
        opensearch: { type: 'boolean' },
        prometheus: { type: 'boolean' },
        seed: { type: 'string' },
        crds: { type: 'string' },
        'no-controllers': { type: 'boolean' },
        'no-machines': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw wrongUse(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<number> {
  const { positionals, values } = parse();
  const command = commands[positionals[0] ?? ''];
  if (!command || positionals.length > 1) {
    throw wrongUse(`There is no command "${positionals.join(' ')}".`);
  }
  return command(values);
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    if (error instanceof ClusterError) {
      process.stderr.write(`\n✖ ${error.message}\n`);
      process.stderr.write(error.mend ? `  ${error.mend}\n` : '');
      process.exitCode = error.exitStatus;
    } else {
      process.stderr.write(
        `\n✖ ${error instanceof Error ? error.stack : error}\n`,
      );
      process.exitCode = exitStatus.failed;
    }
  },
);
