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

/** A real server that a stand-in is held to. */
export interface ParityServer {
  readonly title: string;
  /** Of `npm run cluster -- build`. */
  readonly flag: string;
  /** Below `test/`. */
  readonly tests: string;
}

export const openSearch: ParityServer = {
  title: 'OpenSearch',
  flag: '--opensearch',
  tests: 'parity/parity.test.ts',
};

export const prometheus: ParityServer = {
  title: 'Prometheus',
  flag: '--prometheus',
  tests: 'parity/prometheus/prometheusParity.test.ts',
};

/** What the check does outside of this process. */
export interface ParitySteps {
  /** Fetches the server; as `npm run cluster -- build --opensearch`. */
  fetch(minutes: number): Promise<CommandResult>;
  /** Runs tests, given by their paths below `test/`, against it. */
  runTests(paths: readonly string[]): Promise<Outcome>;
}

interface ParityCheckOptions {
  readonly server: ParityServer;
  /** How long fetching it may take. */
  readonly minutes: number;
  /** Why nothing of it is to run; absent: it runs. */
  readonly leftOut?: string;
  /** In place of the real ones. */
  readonly steps?: ParitySteps;
}

const realSteps = ({ flag }: ParityServer): ParitySteps => ({
  fetch: minutes =>
    clusterCommand(['build', flag, '--minutes', String(minutes)]),
  runTests: testOnCluster,
});

/** Holds a real server to what was recorded of one. Where it cannot be had that is no failure, but named. */
export function parityCheck(options: ParityCheckOptions): Check {
  const { server, minutes, leftOut, steps = realSteps(server) } = options;
  const suite = `the parity suite against ${server.title}`;
  return {
    name: `real ${server.title}`,
    async run() {
      if (leftOut) {
        return notRun([suite], leftOut);
      }
      const { code, output } = await steps.fetch(minutes);
      if (code === 0) {
        return steps.runTests([server.tests]);
      }
      const reason =
        complaintOf(output) ?? `fetching it ended with status ${code}`;
      return cannotBeBuilt.includes(code)
        ? notRun([suite], reason)
        : { passed: 0, failures: [reason], notRun: [] };
    },
  };
}
