// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Controller,
  findCondition,
  isFalse,
  isTrue,
  keyOf,
} from '../../runtime';
import {
  announce,
  cascadingController,
  childWatch,
  runtimeNamespaces,
  runtimeNamespaceWatch,
} from './cascade';
import { childrenOf } from './hierarchy';
import {
  dataPlaneKind,
  deploymentKind,
  environmentKind,
  pipelineKind,
} from './kinds';
import { labelOf, nameOf } from './labels';
import { EnvironmentSpec } from './objects';
import { report } from './reporting';

const dataPlaneController = cascadingController({
  kind: dataPlaneKind,
  finalizer: 'core.choreo.dev/dataplane-cleanup',
  exists: isTrue('Created', 'DataPlaneCreated', 'Dataplane is created'),
  ending: isTrue(
    'Finalizing',
    'DataplaneFinalizing',
    'Dataplane is finalizing',
  ),
  watches: [
    {
      kind: environmentKind,
      keys: ({ metadata, spec }, cluster) =>
        cluster
          .list(dataPlaneKind, metadata.namespace)
          .filter(
            plane =>
              nameOf(plane) ===
              (spec as EnvironmentSpec | undefined)?.dataPlaneRef,
          )
          .map(keyOf),
    },
  ],
  stages: [
    (plane, cluster) =>
      cluster
        .list(environmentKind, plane.metadata.namespace)
        .filter(
          environment =>
            environment.spec?.dataPlaneRef === nameOf(plane) &&
            labelOf(environment, 'organization') ===
              labelOf(plane, 'organization'),
        ),
  ],
});

const environmentController = cascadingController({
  kind: environmentKind,
  finalizer: 'core.choreo.dev/environment-cleanup',
  exists: isTrue('Ready', 'EnvironmentReady', 'Environment is ready'),
  ending: isFalse(
    'Ready',
    'EnvironmentFinalizing',
    'Environment is finalizing',
  ),
  watches: [
    childWatch(deploymentKind, environmentKind, 'environment', [
      'organization',
    ]),
    runtimeNamespaceWatch(environmentKind, 'environment'),
  ],
  stages: [
    (environment, cluster) =>
      childrenOf(cluster, deploymentKind, environment, 'environment', [
        'organization',
      ]),
    (environment, cluster) =>
      runtimeNamespaces(environment, 'environment', cluster),
  ],
});

/** Nothing belongs to a pipeline, so nothing waits for its end. */
const pipelineController: Controller = {
  name: 'deploymentpipeline',
  kind: pipelineKind,
  async reconcile(key, cluster) {
    const pipeline = cluster.get(pipelineKind, key.namespace, key.name);
    if (!pipeline || pipeline.metadata.deletionTimestamp) return;
    const isNew = !findCondition(pipeline.status?.conditions, 'Available');
    await report(cluster, pipeline, [
      isTrue(
        'Available',
        'DeploymentPipelineAvailable',
        'DeploymentPipeline is available',
      ),
    ]);
    if (isNew) await announce(pipeline, cluster);
  },
};

/** Planes, environments and pipelines. */
export const platformControllers: readonly Controller[] = [
  dataPlaneController,
  environmentController,
  pipelineController,
];
