// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployed,
  DeployedRef,
  ModelByKind,
  ModelKind,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { DeployedWorkloads } from '../Dialect';
import { kubernetesName, LABEL_LIMIT } from '../writing/kubernetesName';
import { FoundObject, ReadContext } from './ModelReader';

type Labels = Readonly<Record<string, string>>;

/** How a generation labels what it runs on data planes. */
export interface WorkloadLabels {
  /** See `Dialect.workloadSelectors`. */
  readonly selectors: readonly string[];
  /** What all that runs of a deployment has and no others; `undefined` where that cannot be told. */
  readonly labelsOf: (
    deployment: Deployed,
    context: ReadContext,
  ) => Labels | undefined;
  /** What the same pods have with uids beside that, where they do and it can be told. */
  readonly podUidsOf?: WorkloadLabels['labelsOf'];
  /** What the pods of a component have in every environment, and no others; `undefined` where that cannot be told. */
  readonly componentLabelsOf: (
    component: RefOf<'component'>,
    context: ReadContext,
  ) => Labels | undefined;
  /** On everything that is put on a data plane for an object of one of these kinds (by key): the label with its uid. */
  readonly uidLabels?: Labels;
}

/** Kinds that run pods. */
const workloadKinds = ['Deployment', 'StatefulSet', 'CronJob', 'Job'];

/**
 * Where a deployment's pods are, from the model: its data plane is the environment's, its namespace is what the control
 * plane reports of its workload, else the one that every generation makes of tenant, project and environment.
 */
export function deployedWorkloads(
  ref: DeployedRef,
  { labelsOf, podUidsOf, uidLabels = {} }: WorkloadLabels,
  {
    read,
    objectsOf,
    context,
  }: {
    readonly read: <K extends ModelKind>(
      ref: RefOf<K>,
    ) => Reading<ModelByKind[K]>;
    /** What a deployment is read from. */
    readonly objectsOf: (ref: DeployedRef) => Iterable<FoundObject>;
    readonly context: ReadContext;
  },
): DeployedWorkloads | undefined {
  const reading = read(ref);
  if (reading.state !== 'present') {
    return undefined;
  }
  const deployed = reading.model;
  const ownLabels = [...objectsOf(ref)].flatMap(({ kind, object }) => {
    const { uid } = object.metadata;
    const label = uidLabels[kind.key];
    return label && uid ? [{ [label]: uid }] : [];
  });
  const isOfComponent = 'component' in deployed;
  const labels =
    labelsOf(deployed, context) ?? (isOfComponent ? undefined : ownLabels[0]);
  if (!labels) {
    return undefined;
  }
  const podUids = podUidsOf?.(deployed, context);
  const { environment } = deployed;
  const place = read({ ...environment, kind: 'environment' });
  const plane = place.state === 'present' ? place.model.dataPlane : undefined;
  return {
    ...(plane && { plane }),
    namespace:
      namespaceOf(deployed) ??
      kubernetesName(
        LABEL_LIMIT,
        'dp',
        ref.tenant ?? '',
        ref.project ?? '',
        environment.name,
      ),
    labels,
    ...(podUids && { podUids }),
    ...(ownLabels.length > 0 && { ownLabels }),
    ...(!isOfComponent && { unlabelledPods: true }),
  };
}

function namespaceOf(deployed: Deployed): string | undefined {
  const applied = deployed.objects.find(
    ({ kind, namespace }) => namespace && workloadKinds.includes(kind),
  );
  return 'namespace' in deployed
    ? deployed.namespace ?? applied?.namespace
    : applied?.namespace;
}
