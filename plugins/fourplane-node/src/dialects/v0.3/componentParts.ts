// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { keyOf } from '../reading/keys';
import { find, findBy, partOf, Projection } from '../reading/ReadableKind';
import { endpointNames, workloadLookup } from '../reading/workloads';
import { componentKind } from './kinds/component';
import { RunningContent } from './kinds/running';
import { workloadKind } from './kinds/workload';
import { RunningKinds, runningKinds } from './runningKinds';

/** The object that says how a component runs. */
export interface FoundRunning {
  readonly kinds: RunningKinds;
  readonly object: Projection<RunningContent>;
}

/** How a component runs: by the object of the kind that its type names, else by any; undefined while there is none. */
export function runningOf(
  tenant: string,
  project: string,
  component: string,
  lookup: Lookup,
): FoundRunning | undefined {
  const type = find(componentKind, lookup, tenant, component)?.content?.type;
  const key = keyOf(tenant, project, component);
  const found = runningKinds.flatMap(kinds =>
    [...findBy(kinds.running, lookup, 'component', key)]
      .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1))
      .map(object => ({ kinds, object })),
  );
  return found.find(({ kinds }) => kinds.running.kind === type) ?? found[0];
}

export const { workloadOf, holderOf, doubtAbout } = workloadLookup({
  workload: workloadKind,
  component: componentKind,
  chosen: (...place) => runningOf(...place)?.object.content?.workloadName,
});

/** Names of a component's endpoints: those of its Workload, and those that only its Service speaks of. */
export function endpointNamesOf(
  tenant: string,
  project: string,
  component: string,
  lookup: Lookup,
): string[] {
  const workload = workloadOf(tenant, project, component, lookup);
  const running = runningOf(tenant, project, component, lookup);
  return [
    ...new Set([
      ...endpointNames(workload),
      ...(running ? apiNames(running.object) : []),
    ]),
  ];
}

/** Names of the APIs of a Service that are endpoints by themselves. */
export function apiNames(running: Projection<RunningContent>): string[] {
  return Object.entries(partOf(running).apis ?? {})
    .filter(([, api]) => api.port !== undefined)
    .map(([name]) => name);
}
