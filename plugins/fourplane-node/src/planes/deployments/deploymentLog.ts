// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogEvent,
  ModelRef,
  Pod,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { Clock } from '../../cache/Clock';
import { PodLogQuery } from '../Deployments';
import { LogArchive } from '../LogArchive';
import { podLog } from '../logs/podLog';
import { failureOf } from '../problemTexts';
import { GonePods } from './GonePods';
import type { FoundDeployment } from './WatchedDeployments';

/** What a pod's log is read with. */
export interface DeploymentLogContext {
  readonly found: FoundDeployment;
  readonly gonePods: GonePods;
  readonly archiveOf: (plane: ModelRef | undefined) => LogArchive | undefined;
  readonly clock: Clock;
}

/** The log of a pod that is, or was, the deployment's own: by the labels it has on the data plane, whatever is asked for. */
export async function* deploymentLog(
  query: PodLogQuery,
  context: DeploymentLogContext,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<LogEvent> {
  const { found, gonePods, archiveOf, clock } = context;
  const { deployment, pod, container, previous, ...range } = query;
  if (found.state === 'none' || found.plane.state === 'none') {
    yield failureOf(problemOf(found));
    return;
  }
  const { workloads, plane } = found;
  const { watch } = plane;
  const living = watch.podOf(workloads, pod);
  const known = living ?? gonePods.get(deployment, pod);
  if (!known) {
    yield failureOf(
      watch.state.state === 'none' && watch.state.problem
        ? watch.state.problem
        : {
            what: `Deployment ${deployment.name} has no pod ${pod}`,
            where: `namespace ${workloads.namespace}`,
            mend: 'It may have been replaced: choose one of the pods it has now',
          },
    );
    return;
  }
  yield* podLog(
    {
      api: watch.api,
      namespace: workloads.namespace,
      pod,
      podUid: known.uid,
      container,
      usualContainer: usualContainerOf(known.pod),
      previous,
      range,
      archive: archiveOf(workloads.plane),
      since: known.pod.createdAt,
      // Nothing brings a pod back under its uid.
      fate: async () => ({ state: 'ended' }),
      archiveMend:
        'Add where its data plane keeps logs to fourplane.observability, to read those of pods that are gone',
      clock,
    },
    { signal },
  );
}

/** The one that is meant where none is named, of a pod that cannot be asked any more. */
function usualContainerOf({ containers }: Pod): string | undefined {
  const work = containers.filter(({ type }) => type === 'main');
  return (work.find(({ name }) => name === 'main') ?? work[0])?.name;
}

/** Why nothing is seen of a deployment. */
export function problemOf(found: FoundDeployment): Problem {
  const unknown = { what: 'Its pods are not known', where: 'data plane' };
  if (found.state === 'none') {
    return found.runtime.problem ?? unknown;
  }
  return found.plane.state === 'none' ? found.plane.problem : unknown;
}
