// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  applyFile,
  deleteObject,
  editObject,
  getObjects,
} from './cli/objectCommands';
import { podFailureNames } from './controllers/workloads/podFailures';
import { breakStandIn } from './cli/breakStandIn';
import { breakPods, type PodBreak } from './cli/breakPods';
import { generationNames, type Generation } from './generations';
import { RunningSandbox } from './cli/RunningSandbox';
import { serve } from './cli/serve';

/** For how long what the demonstration shows is measured before it begins. */
const DAY_MS = 86_400_000;
const KUBECONFIG = resolve(
  // this file runs from its source only, never from a build
  // eslint-disable-next-line no-restricted-syntax
  join(__dirname, '..', '..', '..'),
  '.cache',
  'sandbox',
  'kubeconfig',
);

const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new InvalidArgumentError('it must be a whole number.');
  }
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65535) {
    throw new InvalidArgumentError('a port is at most 65535.');
  }
  return port;
}

const kubeconfigOption = () =>
  new Option(
    '--kubeconfig <file>',
    'kubeconfig of the running sandbox',
  ).default(KUBECONFIG);

async function withSandbox(
  file: string,
  action: (sandbox: RunningSandbox) => Promise<void>,
): Promise<void> {
  const sandbox = RunningSandbox.fromKubeconfigFile(file);
  try {
    await action(sandbox);
  } finally {
    await sandbox.close();
  }
}

async function serveUntilSignal(options: {
  generation: Generation[];
  components?: number;
  runs?: number;
  seed: 'none' | 'platform' | 'demo';
  seedDir?: string;
  crds?: string;
  port: number;
  kubeconfigOut: string;
  pace: 'natural' | 'instant';
  controllers: boolean;
  opensearch: boolean;
  prometheus: boolean;
}): Promise<void> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { crds, kubeconfigOut, opensearch, prometheus, ...rest } = options;
  await serve(
    {
      ...rest,
      crdsDir: crds,
      openSearch: opensearch && rest.controllers,
      prometheus: prometheus && rest.controllers && { pastMs: DAY_MS },
      kubeconfigFile: resolve(kubeconfigOut),
    },
    abort.signal,
    print,
  );
}

function addServe(program: Command): void {
  program
    .addOption(
      new Option(
        '--generation <generation...>',
        'OpenChoreo generation; v0.2 with another one makes a mixed cluster',
      )
        .choices(generationNames)
        .default(['v1.2']),
    )
    .option('--components <number>', 'generated components', wholeNumber)
    .option('--runs <number>', 'finished builds of these', wholeNumber)
    .addOption(
      new Option('--seed <seed>', 'content to begin with')
        .choices(['none', 'platform', 'demo'])
        .default('demo'),
    )
    .option('--seed-dir <directory>', 'apply every YAML file below')
    .option('--crds <directory>', 'CRDs to serve instead of the built-in ones')
    .option('--port <port>', 'port; 0 takes any', portNumber, 0)
    .option('--kubeconfig-out <file>', 'kubeconfig to write', KUBECONFIG)
    .option('--no-controllers', 'run no simulated controllers')
    .option('--no-opensearch', 'keep no logs after their pods are gone')
    .option('--no-prometheus', 'measure nothing of the pods')
    .addOption(
      new Option('--pace <pace>', "the simulators' clock")
        .choices(['natural', 'instant'])
        .default('natural'),
    )
    .action(serveUntilSignal);
}

function addObjectCommands(program: Command): void {
  program
    .command('apply')
    .description(
      'create or update the objects of a YAML file (- reads the input)',
    )
    .requiredOption('-f, --filename <file>', 'file to apply')
    .addOption(kubeconfigOption())
    .action(options =>
      withSandbox(options.kubeconfig, sandbox =>
        applyFile(sandbox, options.filename, print),
      ),
    );
  program
    .command('get <kind> [name]')
    .description('list the objects of a kind, or show one')
    .option('-n, --namespace <namespace>', 'namespace')
    .addOption(kubeconfigOption())
    .action((kind, name, options) =>
      withSandbox(options.kubeconfig, sandbox =>
        getObjects(sandbox, { kind, name, ...options }, print),
      ),
    );
  program
    .command('edit <kind> <name>')
    .description('change fields of an object')
    .option('-n, --namespace <namespace>', 'namespace')
    .requiredOption('--set <path=value...>', 'field to change; null removes')
    .addOption(kubeconfigOption())
    .action((kind, name, options) =>
      withSandbox(options.kubeconfig, sandbox =>
        editObject(sandbox, { kind, name, ...options }, print),
      ),
    );
  program
    .command('delete <kind> <name>')
    .description('delete an object')
    .option('-n, --namespace <namespace>', 'namespace')
    .addOption(kubeconfigOption())
    .action((kind, name, options) =>
      withSandbox(options.kubeconfig, sandbox =>
        deleteObject(sandbox, { kind, name, ...options }, print),
      ),
    );
}

interface BreakOptions {
  readonly kubeconfig: string;
  readonly seconds: number;
  readonly times: number;
  readonly namespace: string;
  readonly environment?: string;
  readonly how: PodBreak['how'];
  readonly for?: number;
}

function breakPodsNamed(name: string, options: BreakOptions): Promise<void> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return withSandbox(options.kubeconfig, ({ client }) =>
    breakPods(
      client,
      { ...options, name, seconds: options.for, signal: abort.signal },
      print,
    ),
  );
}

async function breakApi(
  what: string,
  name: string | undefined,
  { kubeconfig, seconds, times }: BreakOptions,
): Promise<void> {
  await withSandbox(kubeconfig, async sandbox => {
    const plural =
      what === 'list' && name
        ? (await sandbox.kindNamed(name)).plural
        : undefined;
    print(await sandbox.break({ break: what, plural, seconds, times }));
  });
}

function addBreak(program: Command): void {
  program
    .command('break <what> [name]')
    .description(
      'watches: cut them; history: 410 on resume; api: offline; list KIND: the next lists answer 500; ' +
        'pod NAME: the pods of that component, or that pod, fail; opensearch down|slow|red|forbidden, prometheus down|slow|forbidden: it is so',
    )
    .option(
      '--seconds <number>',
      'how long the API is offline, or a stand-in broken',
      wholeNumber,
      10,
    )
    .option('--times <number>', 'how many lists fail', wholeNumber, 1)
    .option(
      '-n, --namespace <namespace>',
      'namespace of the component or pod',
      'default',
    )
    .option('-e, --environment <environment>', "only that environment's pods")
    .addOption(
      new Option('--how <failure>', 'how pods fail; none lets them run')
        .choices([...podFailureNames, 'none'])
        .default('CrashLoopBackOff'),
    )
    .option(
      '--for <seconds>',
      'how long pods fail; without it until --how none',
      wholeNumber,
    )
    .addOption(kubeconfigOption())
    .action(async (what, name, options: BreakOptions) => {
      if (what === 'opensearch' || what === 'prometheus') {
        const { kubeconfig, seconds } = options;
        const how = name ?? 'down';
        print(await breakStandIn(what, kubeconfig, { how, seconds }));
      } else if (what !== 'pod') {
        await breakApi(what, name, options);
      } else if (name) {
        await breakPodsNamed(name, options);
      } else {
        throw new Error(
          'break pod wants the name of a component or pod, for example: break pod cart-api -n acme',
        );
      }
    });
}

async function main(): Promise<void> {
  const program = new Command('sandbox')
    .description(
      'An OpenChoreo control plane in memory. Without a command it runs in the foreground.',
    )
    .enablePositionalOptions();
  addServe(program);
  addObjectCommands(program);
  addBreak(program);
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}

void main();
