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

/** What the check does outside of this process. */
export interface OpenSearchSteps {
  /** Fetches OpenSearch; as `npm run cluster -- build --opensearch`. */
  fetch(): Promise<CommandResult>;
  /** Runs tests, given by their paths below `test/`, against it. */
  runTests(paths: readonly string[]): Promise<Outcome>;
}

interface OpenSearchCheckOptions {
  /** Why nothing of it is to run; absent: it runs. */
  readonly leftOut?: string;
  /** In place of the real ones. */
  readonly steps?: OpenSearchSteps;
}

const suite = 'the parity suite against OpenSearch';

const realSteps: OpenSearchSteps = {
  fetch: () => clusterCommand(['build', '--opensearch']),
  runTests: testOnCluster,
};

/** Holds a real OpenSearch to what was recorded of one. Where it cannot be had that is no failure, but named. */
export function openSearchCheck(options: OpenSearchCheckOptions): Check {
  const { leftOut, steps = realSteps } = options;
  return {
    name: 'real OpenSearch',
    async run() {
      if (leftOut) {
        return notRun([suite], leftOut);
      }
      const { code, output } = await steps.fetch();
      if (code === 0) {
        return steps.runTests(['parity/parity.test.ts']);
      }
      const reason =
        complaintOf(output) ?? `fetching it ended with status ${code}`;
      return cannotBeBuilt.includes(code)
        ? notRun([suite], reason)
        : { passed: 0, failures: [reason], notRun: [] };
    },
  };
}
