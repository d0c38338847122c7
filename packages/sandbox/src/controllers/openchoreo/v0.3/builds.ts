// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parse } from 'yaml';
import { asKubeObject, KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  findCondition,
  isFalse,
  isTrue,
} from '../../runtime';
import {
  ArgoWorkflow,
  argoWorkflowKind,
  outputOf,
  passWishesOn,
  succeededNode,
} from '../argo';
import { reportConditions } from '../reportConditions';
import {
  buildNamespace,
  buildPrerequisites,
  workflowName,
  workflowOf,
} from './buildManifests';
import { buildKind, buildPlaneKind } from './kinds';
import { planeLabel } from './labels';
import { Build, BuildSpec } from './objects';

const manager = 'build-controller';

/** Has a build plane run a build, and writes the Workload that comes out of it. */
export const buildController: Controller = {
  name: 'build',
  kind: buildKind,
  watches: [
    {
      kind: argoWorkflowKind,
      keys: ({ metadata: { labels = {} } }) => {
        const namespace = labels[planeLabel.organization];
        const name = labels[planeLabel.build];
        return namespace && name ? [{ namespace, name }] : [];
      },
    },
  ],
  async reconcile(key, cluster) {
    const build = cluster.get(buildKind, key.namespace, key.name);
    if (!build?.spec || build.metadata.deletionTimestamp) return;
    if (hasEnded(build)) return;
    if (!findCondition(build.status?.conditions, 'BuildInitiated')) {
      await reportConditions(cluster, build, [
        isTrue(
          'BuildInitiated',
          'BuildInitiated',
          'Build initialization started',
        ),
      ]);
      return;
    }
    await proceed(build, build.spec, cluster);
  },
};

/** After a failed build nothing more happens, nor once its Workload is written. */
function hasEnded({ status }: Build): boolean {
  const completed = findCondition(status?.conditions, 'BuildCompleted');
  const updated = findCondition(status?.conditions, 'WorkloadUpdated');
  return completed?.reason === 'BuildFailed' || updated?.status === 'True';
}

async function proceed(
  build: Build,
  spec: BuildSpec,
  cluster: Cluster,
): Promise<void> {
  const { namespace = '', name } = build.metadata;
  // without a plane the build stays as it is, and a plane that comes later does not wake it
  const planes = await cluster.readAll(buildPlaneKind, namespace);
  if (planes.length === 0) return;
  const workflow = await cluster.read(
    argoWorkflowKind,
    buildNamespace(namespace),
    workflowName(name),
  );
  if (!workflow) {
    for (const object of buildPrerequisites(build, spec)) {
      await cluster.createIfAbsent(object);
    }
    await cluster.createIfAbsent(workflowOf(build, spec));
    await reportConditions(cluster, build, [
      isTrue('BuildTriggered', 'BuildTriggered', 'Build has been triggered'),
    ]);
    return;
  }
  await passWishesOn(build, workflow, cluster);
  const completed = findCondition(build.status?.conditions, 'BuildCompleted');
  if (completed?.status === 'True')
    await writeWorkload(build, workflow, cluster);
  else await follow(build, workflow, cluster);
}

async function follow(
  build: Build,
  workflow: ArgoWorkflow,
  cluster: Cluster,
): Promise<void> {
  switch (workflow.status?.phase) {
    case 'Running':
      await reportConditions(cluster, build, [
        isFalse('BuildCompleted', 'BuildInProgress', 'Build is in progress'),
      ]);
      return;
    case 'Failed':
    case 'Error':
      await reportConditions(cluster, build, [
        isFalse('BuildCompleted', 'BuildFailed', 'Build workflow failed'),
      ]);
      return;
    case 'Succeeded': {
      const image = outputOf(succeededNode(workflow, 'push-step'), 'image');
      if (!image) throw new Error('image not found in workflow outputs');
      await reportConditions(
        cluster,
        build,
        [
          isTrue(
            'BuildCompleted',
            'BuildCompleted',
            'Build completed successfully',
          ),
        ],
        { imageStatus: { image } },
      );
      return;
    }
    default:
  }
}

async function writeWorkload(
  build: Build,
  workflow: ArgoWorkflow,
  cluster: Cluster,
): Promise<void> {
  const text = outputOf(
    succeededNode(workflow, 'workload-create-step'),
    'workload-cr',
  );
  try {
    // a run that wrote none has nothing to update, and that counts as done
    if (text) await cluster.applyAs(manager, workloadFrom(text, build));
  } catch (error) {
    await reportConditions(cluster, build, [
      isFalse(
        'WorkloadUpdated',
        'WorkloadUpdateFailed',
        'Failed to update workload with the new built image',
      ),
    ]);
    throw error;
  }
  await reportConditions(cluster, build, [
    isTrue(
      'WorkloadUpdated',
      'WorkloadUpdated',
      'Workload updated successfully',
    ),
  ]);
}

function workloadFrom(text: string, { metadata }: Build): KubeObject {
  const workload = asKubeObject(parse(text));
  if (!workload) throw new Error('failed to unmarshal workload CR');
  return {
    ...workload,
    metadata: { ...workload.metadata, namespace: metadata.namespace },
  };
}
