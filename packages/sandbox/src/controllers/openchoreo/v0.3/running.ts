// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Cluster,
  Controller,
  Kind,
  mergePatchBetween,
  ownerKeys,
} from '../../runtime';
import { controlledBy } from '../names';
import { runningKinds, workloadKind } from './kinds';
import { ownLabels } from './labels';
import { namedBy } from './lookups';
import {
  BindingSpec,
  BindingStatus,
  Running,
  RunningSpec,
  Workload,
} from './objects';

/** v0.3 binds to this environment whatever the project's pipeline begins with. */
const firstEnvironment = 'development';

/** The binding of the same name, with the Workload as it is now; the state somebody gave it stays. */
function bindingSpec(
  { spec }: Running,
  workload: Workload,
): BindingSpec | undefined {
  if (!spec || !workload.spec) return undefined;
  const { owner, ...workloadSpec } = workload.spec;
  return {
    owner: spec.owner,
    environment: firstEnvironment,
    className: spec.className,
    workloadSpec,
    ...(spec.apis && { apis: spec.apis }),
  };
}

async function bind(
  running: Running,
  bindingKind: Kind<BindingSpec, BindingStatus>,
  cluster: Cluster,
): Promise<void> {
  const { name, namespace = '' } = running.metadata;
  const workload = cluster.get(
    workloadKind,
    namespace,
    running.spec?.workloadName ?? '',
  );
  const spec = workload && bindingSpec(running, workload);
  if (!spec) return;
  const found = cluster.get(bindingKind, namespace, name);
  if (!found) {
    await cluster.create({
      ...bindingKind,
      metadata: {
        name,
        namespace,
        labels: ownLabels(namespace, spec),
        ownerReferences: [controlledBy(running)],
      },
      spec,
    });
    return;
  }
  const { releaseState, ...before }: Partial<BindingSpec> = found.spec ?? {};
  const patch = mergePatchBetween(before, spec);
  if (patch) await cluster.patch(found, { spec: patch });
}

/** Services, web applications and scheduled tasks: each becomes a binding as soon as its Workload is there. */
export const runningControllers: readonly Controller[] = runningKinds.map(
  ({ kind, bindingKind }: (typeof runningKinds)[number]) => ({
    name: kind.kind.toLowerCase(),
    kind,
    watches: [
      namedBy(kind, 'workload', workloadKind),
      { kind: bindingKind, keys: binding => ownerKeys(binding, kind) },
    ],
    async reconcile(key, cluster) {
      const running = cluster.get<RunningSpec, unknown>(
        kind,
        key.namespace,
        key.name,
      );
      if (!running || running.metadata.deletionTimestamp) return;
      await bind(running, bindingKind, cluster);
    },
  }),
);
