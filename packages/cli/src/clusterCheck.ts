// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Check, CommandResult, Outcome } from './Check';
import {
  cannotBeBuilt,
  clusterCommand,
  complaintOf,
  notRun,
  testOnCluster,
} from './clusterCommand';

export interface ClusterCheckOptions {
  /** How long building may take; what is built stays, so the next run goes on. */
  readonly buildMinutes: number;
  /** Why nothing of it is to run; absent: it runs. */
  readonly leftOut?: string;
  /** In place of the real ones. */
  readonly steps?: ClusterSteps;
}

/** What the check does outside of this process. */
export interface ClusterSteps {
  /** Builds a generation's programs; as `npm run cluster -- build`. */
  build(generation: string, minutes: number): Promise<CommandResult>;
  /** Runs tests, given by their paths below `test/`, against the built programs. */
  runTests(paths: readonly string[]): Promise<Outcome>;
}

/** What is held against the real control plane, and where it is below `test/`: a file or a folder. */
const suites: readonly { readonly name: string; readonly path: string }[] = [
  {
    name: 'the conformance suite against kube-apiserver',
    path: 'conformance/conformance.test.ts',
  },
  {
    name: "the integration suite against OpenChoreo's controllers",
    path: 'integration/',
  },
  {
    name: "the recorded status trees against OpenChoreo's controllers",
    path: 'status/status.test.ts',
  },
  {
    name: 'a component built from source by OpenChoreo and Argo',
    path: 'cluster/record/recordSample.cluster.test.ts',
  },
  {
    name: "the real cluster's start, losses and end",
    path: 'cluster/run/lifecycle.cluster.test.ts',
  },
];

/** Of the programs all suites run on. */
const generation = 'v1.2';
/** Those that can be built are started by the last suite. */
const olderGenerations = ['v0.3', 'v0.2'] as const;

const runsOlder = (older: string) =>
  `OpenChoreo ${older}'s own controllers on the real control plane`;
const everything = [
  ...suites.map(({ name }) => name),
  ...olderGenerations.map(runsOlder),
];

type Built =
  | { readonly kind: 'built' }
  /** This machine or its connection cannot do it. */
  | { readonly kind: 'impossible'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string };

const realSteps: ClusterSteps = {
  build: (name, minutes) =>
    clusterCommand([
      'build',
      '--generation',
      name,
      '--minutes',
      String(minutes),
    ]),
  runTests: testOnCluster,
};

/**
 * The suites against the real control plane: etcd, kube-apiserver, OpenChoreo's and Argo's controllers, built from
 * their released modules. What cannot be built here is no failure, but every suite that could not run for it is named.
 */
export function clusterCheck(options: ClusterCheckOptions): Check {
  const { buildMinutes, leftOut, steps = realSteps } = options;
  return {
    name: 'real control plane',
    async run() {
      if (leftOut) {
        return notRun(everything, leftOut);
      }
      const until = Date.now() + buildMinutes * 60_000;
      const built = await build(steps, generation, until);
      if (built.kind !== 'built') {
        const outcome = notRun(everything, built.reason);
        return built.kind === 'broken'
          ? { ...outcome, failures: [built.reason] }
          : outcome;
      }
      const older = [];
      for (const name of olderGenerations) {
        older.push(olderOutcome(name, await build(steps, name, until)));
      }
      const tests = await steps.runTests(suites.map(({ path }) => path));
      return sumOf([{ passed: 1, failures: [], notRun: [] }, tests, ...older]);
    },
  };
}

async function build(
  steps: ClusterSteps,
  name: string,
  until: number,
): Promise<Built> {
  const minutes = Math.round((until - Date.now()) / 60_000);
  if (minutes < 1) {
    return { kind: 'impossible', reason: 'the time for building is up' };
  }
  const { code, output } = await steps.build(name, minutes);
  if (code === 0) {
    return { kind: 'built' };
  }
  return {
    kind: cannotBeBuilt.includes(code) ? 'impossible' : 'broken',
    reason: complaintOf(output) ?? `the build ended with status ${code}`,
  };
}

function olderOutcome(name: string, built: Built): Outcome {
  switch (built.kind) {
    case 'built':
      return { passed: 1, failures: [], notRun: [] };
    case 'impossible':
      return notRun([runsOlder(name)], built.reason);
    default:
      return { passed: 0, failures: [built.reason], notRun: [] };
  }
}

function sumOf(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    notRun: outcomes.flatMap(outcome => outcome.notRun),
  };
}
