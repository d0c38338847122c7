// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BuildGraph,
  LogEvent,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { IntentOutcome } from '../intents';
import { KubeUser } from '../kube/KubeApi';
import { LogRange } from './LogRange';

/** Which log: a node of a build's graph, and a container of its pod; the one that does the step's work when absent. @public */
export interface BuildLogQuery extends LogRange {
  readonly build: RefOf<'build'>;
  readonly node: string;
  readonly container?: string;
}

/**
 * Builds as their engine (Argo Workflows) sees them, on whichever plane the control plane says they run.
 *
 * @public
 */
export interface BuildRuns {
  /**
   * The build's graph. Of a plane that cannot be asked it is what the control plane reports, with the reason; it rejects
   * only when the signal aborts.
   */
  graph(
    build: RefOf<'build'>,
    options: { readonly signal: AbortSignal },
  ): Promise<BuildGraph>;
  /**
   * One step's log: from its pod while there is one, else from the archive, and from one to the other with no line lost
   * or repeated. Whatever goes wrong is a `failure` event; it throws only when the signal aborts. No heartbeats.
   */
  log(
    query: BuildLogQuery,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<LogEvent>;
  /** Ends a run that is not over. Refused where writes are off, where it is over, or where its plane cannot be asked. */
  stop(
    build: RefOf<'build'>,
    options: {
      readonly key: string;
      readonly as?: KubeUser;
      readonly signal?: AbortSignal;
    },
  ): Promise<IntentOutcome>;
}
