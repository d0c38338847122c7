// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../ClusterError';
import { ask, etcdComplaint } from './ask';
import { ClusterState, readState } from './ClusterState';
import { isRunning } from './processIdentity';

export interface RunDescription {
  /** Whether everything recorded runs and answers. */
  readonly healthy: boolean;
  /** For people. */
  readonly lines: readonly string[];
}

/** What runs, what does not and why. */
export async function describeRun(runFolder: string): Promise<RunDescription> {
  const stored = readState(runFolder);
  switch (stored.kind) {
    case 'absent':
      return {
        healthy: false,
        lines: ['No cluster is up. Start one: npm run cluster -- up'],
      };
    case 'unreadable':
      return {
        healthy: false,
        lines: [`✖ ${runFolder}/state.json is unreadable: ${stored.reason}`],
      };
    default:
      return describe(runFolder, stored.state);
  }
}

async function describe(
  runFolder: string,
  state: ClusterState,
): Promise<RunDescription> {
  const complaints = await complaintsOf(runFolder, state);
  const programs = state.processes.map(
    process =>
      `  ${isRunning(process) ? '✔' : '✖'} ${process.name} ${
        process.version ?? ''
      } (pid ${process.pid}, log ${process.logFile})`,
  );
  return {
    healthy: complaints.length === 0,
    lines: [
      `Generation ${state.generation}, ${state.phase}, started ${state.startedAt}`,
      ...programs,
      ...(complaints.length === 0
        ? [
            `  kubeconfig: ${kubeconfigPath(runFolder)}`,
            ...(state.openSearchUrl
              ? [`  OpenSearch: ${state.openSearchUrl}`]
              : []),
            ...(state.prometheusUrl
              ? [`  Prometheus: ${state.prometheusUrl}`]
              : []),
          ]
        : complaints.map(complaint => `✖ ${complaint}`)),
    ],
  };
}

async function complaintsOf(
  runFolder: string,
  state: ClusterState,
): Promise<string[]> {
  if (state.failure) {
    return [
      state.failure.what,
      ...(state.failure.mend ? [state.failure.mend] : []),
    ];
  }
  const complaints = state.processes
    .filter(process => !isRunning(process))
    .map(process => `${process.name} is gone; see ${process.logFile}`);
  if (!isRunning(state.supervisor)) {
    complaints.push(
      'The supervisor is gone, so nobody watches over the rest; end it: npm run cluster -- down',
    );
  }
  const full = state.etcdUrl && (await etcdComplaint(state.etcdUrl));
  if (full) {
    complaints.push(
      `${full}; start anew: npm run cluster -- down && npm run cluster -- up`,
    );
  }
  if (state.phase === 'ready' && state.url) {
    const answer = await ask(`${state.url}/readyz`, {
      caPem: readFileSync(join(runFolder, 'secrets/ca.crt'), 'utf8'),
    });
    if (answer?.status !== 200) {
      complaints.push(
        `The API server at ${state.url} does not say it is ready: ${
          answer ? `${answer.status} ${answer.body.slice(0, 200)}` : 'no answer'
        }`,
      );
    }
  }
  return complaints;
}

/** Says that a run is there already, and how to use or end it. */
export function isUp(runFolder: string, state?: ClusterState): ClusterError {
  return state?.phase === 'ready'
    ? new ClusterError(
        `A cluster is up already (generation ${state.generation}).`,
        {
          mend: `Use it (KUBECONFIG=${kubeconfigPath(
            runFolder,
          )}), or end it: npm run cluster -- down`,
        },
      )
    : new ClusterError('A cluster is being started already.', {
        mend: 'Wait for it (npm run cluster -- status), or end it: npm run cluster -- down',
      });
}

/** Of the administrator. */
export function kubeconfigPath(runFolder: string): string {
  return join(runFolder, 'secrets/admin.kubeconfig');
}
