// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployment,
  ModelByKind,
  ModelKind,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { DeployedWorkloads } from '../Dialect';
import { kubernetesName, LABEL_LIMIT } from '../writing/kubernetesName';
import { ReadContext } from './ModelReader';

/** How a generation labels what it runs on data planes. */
export interface WorkloadLabels {
  /** See `Dialect.workloadSelectors`. */
  readonly selectors: readonly string[];
  /** What all pods of a deployment have and no others; `undefined` where that cannot be told. */
  readonly labelsOf: (
    deployment: Deployment,
    context: ReadContext,
  ) => Readonly<Record<string, string>> | undefined;
}

/** Kinds that run pods. */
const workloadKinds = ['Deployment', 'StatefulSet', 'CronJob', 'Job'];

/**
 * Where a deployment's pods are, from the model: its data plane is the environment's, its namespace is what the control
 * plane reports of its workload, else the one that every generation makes of tenant, project and environment.
 */
export function deployedWorkloads(
  ref: RefOf<'deployment'>,
  { labelsOf }: WorkloadLabels,
  {
    read,
    context,
  }: {
    readonly read: <K extends ModelKind>(
      ref: RefOf<K>,
    ) => Reading<ModelByKind[K]>;
    readonly context: ReadContext;
  },
): DeployedWorkloads | undefined {
  const reading = read(ref);
  const labels =
    reading.state === 'present' ? labelsOf(reading.model, context) : undefined;
  if (reading.state !== 'present' || !labels) {
    return undefined;
  }
  const { environment, component, objects } = reading.model;
  const place = read({ ...environment, kind: 'environment' });
  const plane = place.state === 'present' ? place.model.dataPlane : undefined;
  const applied = objects.find(
    ({ kind, namespace }) => namespace && workloadKinds.includes(kind),
  );
  const namespace =
    applied?.namespace ??
    kubernetesName(
      LABEL_LIMIT,
      'dp',
      ref.tenant ?? '',
      component.project ?? '',
      environment.name,
    );
  return { ...(plane && { plane }), namespace, labels };
}
