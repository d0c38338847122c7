// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  isTrue,
  Key,
  keyOf,
  Requeue,
  withFinalizer,
} from '../../runtime';
import {
  environmentKind,
  pipelineKind,
  projectReleaseBindingKind,
  releaseBindingKind,
} from './kinds';
import { label } from './labels';
import { environmentsOf } from './lookups';
import { namespaceKind } from '../../workloads/kinds';
import { EnvironmentSpec, PipelineSpec, Status } from './objects';
import { report } from './reporting';

const finalizer = 'openchoreo.dev/environment-cleanup';

const bindingEnvironment = (object: KubeObject): Key[] => {
  const { environment } = (object.spec ?? {}) as { environment?: string };
  return environment ? [{ ...keyOf(object), name: environment }] : [];
};

/** Reports an environment ready; its deletion waits for pipelines and takes bindings and cells along. */
export const environmentController: Controller = {
  name: 'environment',
  kind: environmentKind,
  watches: [
    {
      kind: pipelineKind,
      keys: object =>
        environmentsOf(object.spec as PipelineSpec | undefined).map(name => ({
          ...keyOf(object),
          name,
        })),
    },
    { kind: releaseBindingKind, keys: bindingEnvironment },
    { kind: projectReleaseBindingKind, keys: bindingEnvironment },
    {
      kind: namespaceKind,
      keys: ({ metadata }) => {
        const environment = metadata.labels?.[label.environment];
        const namespace = metadata.labels?.[label.namespace];
        return environment && namespace
          ? [{ namespace, name: environment }]
          : [];
      },
    },
  ],
  reconcile: withFinalizer(environmentKind, finalizer, {
    reconcile: (environment, cluster) =>
      report(cluster, environment, [
        isTrue('Ready', 'EnvironmentReady', 'Environment is ready'),
      ]),
    finalize,
  }),
};

async function finalize(
  environment: KubeObject<EnvironmentSpec, Status>,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { name, namespace = '' } = environment.metadata;
  const pipeline = cluster
    .list(pipelineKind, namespace)
    .find(p => environmentsOf(p.spec).includes(name));
  if (pipeline) {
    await report(cluster, environment, [
      isFalse(
        'Ready',
        'DeletionBlocked',
        `Deletion blocked: environment is referenced by DeploymentPipeline "${pipeline.metadata.name}"`,
      ),
    ]);
    return { requeueAfterMs: 30_000 };
  }
  const bindings: KubeObject[] = [
    ...cluster.list(releaseBindingKind, namespace),
    ...cluster.list(projectReleaseBindingKind, namespace),
  ].filter(
    ({ spec }) => (spec as { environment?: string }).environment === name,
  );
  await report(cluster, environment, [
    bindings.length > 0
      ? isFalse(
          'Ready',
          'ReleaseBindingsPending',
          `Deleting ${bindings.length} release binding(s)`,
        )
      : isFalse('Ready', 'EnvironmentFinalizing', 'Environment is finalizing'),
  ]);
  const cells = cluster
    .list(namespaceKind)
    .filter(
      ({ metadata: { labels } }) =>
        labels?.[label.namespace] === namespace &&
        labels?.[label.environment] === name,
    );
  const remaining = bindings.length > 0 ? bindings : cells;
  for (const object of remaining) {
    if (!object.metadata.deletionTimestamp) await cluster.delete(object);
  }
  if (remaining.length > 0) return { requeueAfterMs: 5_000 };
  await cluster.removeFinalizer(environment, finalizer);
  return undefined;
}
