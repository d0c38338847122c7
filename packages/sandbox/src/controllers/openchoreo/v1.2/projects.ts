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
  withFinalizer,
} from '../../runtime';
import {
  clusterProjectTypeKind,
  componentKind,
  pipelineKind,
  projectKind,
  projectReleaseBindingKind,
  projectReleaseKind,
  projectTypeKind,
  resourceKind,
} from './kinds';
import { label } from './labels';
import { ofProject, owningProject, referred } from './lookups';
import { releaseHash } from '../names';
import { namespaceKind } from '../../workloads/kinds';
import { ProjectSpec, ProjectStatus } from './objects';
import { report } from './reporting';

const finalizer = 'openchoreo.dev/project-cleanup';

/** Snapshots a project into a ProjectRelease and seeds its bindings; on deletion takes everything it owns along. */
export const projectController: Controller = {
  name: 'project',
  kind: projectKind,
  watches: [
    { kind: projectReleaseBindingKind, keys: owningProject },
    { kind: componentKind, keys: owningProject },
    { kind: resourceKind, keys: owningProject },
    { kind: projectTypeKind, keys: projectsOfType },
    { kind: clusterProjectTypeKind, keys: projectsOfType },
    {
      kind: namespaceKind,
      keys: ({ metadata }) => {
        const project = metadata.labels?.[label.project];
        const namespace = metadata.labels?.[label.namespace];
        return project && namespace ? [{ namespace, name: project }] : [];
      },
    },
  ],
  reconcile: withFinalizer(projectKind, finalizer, {
    reconcile: (project, cluster) =>
      release(project, project.metadata.namespace ?? '', cluster),
    finalize,
  }),
};

function projectsOfType(type: KubeObject, cluster: Cluster): Key[] {
  return cluster
    .list(projectKind, type.metadata.namespace)
    .filter(project => project.spec?.type.name === type.metadata.name)
    .map(keyOf);
}

async function release(
  project: KubeObject<ProjectSpec, ProjectStatus>,
  namespace: string,
  cluster: Cluster,
): Promise<void> {
  const { spec, metadata } = project;
  const created = isTrue('Created', 'ProjectCreated', 'Project is created');
  const type =
    spec?.type &&
    referred(
      cluster,
      namespace,
      { kind: spec.type.kind ?? 'ProjectType', name: spec.type.name },
      projectTypeKind,
      clusterProjectTypeKind,
    );
  if (!spec || !type?.spec) {
    await report(cluster, project, [
      created,
      isFalse(
        'Ready',
        'ProjectTypeNotFound',
        `${spec?.type.kind ?? 'ProjectType'} "${spec?.type.name}" not found`,
      ),
    ]);
    return;
  }
  const hash = releaseHash([spec.type, type.spec, spec.parameters]);
  const name = `${metadata.name}-${hash}`;
  if (!cluster.get(projectReleaseKind, namespace, name)) {
    await cluster.createIfAbsent({
      ...projectReleaseKind,
      metadata: { name, namespace },
      spec: {
        owner: { projectName: metadata.name },
        parameters: spec.parameters,
        projectType: { kind: type.kind, name: spec.type.name, spec: type.spec },
      },
    });
  }
  for (const binding of ofProject(
    cluster,
    projectReleaseBindingKind,
    namespace,
    metadata.name,
  )) {
    if (!binding.spec?.projectRelease && !binding.metadata.deletionTimestamp) {
      await cluster.patch(binding, { spec: { projectRelease: name } });
    }
  }
  await report(
    cluster,
    project,
    [created, isTrue('Ready', 'Reconciled', `ProjectRelease ${name} in place`)],
    { latestRelease: { name, hash } },
  );
}

async function finalize(
  project: KubeObject<ProjectSpec, ProjectStatus>,
  cluster: Cluster,
): Promise<void> {
  const { name, namespace = '' } = project.metadata;
  await report(cluster, project, [
    isTrue(
      'Finalizing',
      'ProjectFinalizing',
      'Waiting for child resources to be deleted',
    ),
  ]);
  // upstream v1.2 leaves the project's ProjectReleases behind
  const owned: KubeObject[] = [
    ...ofProject(cluster, componentKind, namespace, name),
    ...ofProject(cluster, resourceKind, namespace, name),
    ...ofProject(cluster, projectReleaseBindingKind, namespace, name),
  ];
  const cells = cluster
    .list(namespaceKind)
    .filter(
      ({ metadata: { labels } }) =>
        labels?.[label.namespace] === namespace &&
        labels?.[label.project] === name,
    );
  const remaining = owned.length > 0 ? owned : cells;
  for (const object of remaining) {
    if (!object.metadata.deletionTimestamp) await cluster.delete(object);
  }
  if (remaining.length === 0) await cluster.removeFinalizer(project, finalizer);
}

/** Whether any project still uses the pipeline. */
export const pipelineUsers = (cluster: Cluster, pipeline: KubeObject) =>
  cluster
    .list(projectKind, pipeline.metadata.namespace)
    .filter(
      project =>
        project.spec?.deploymentPipelineRef.name === pipeline.metadata.name,
    );

const pipelineFinalizer = 'openchoreo.dev/deployment-pipeline-cleanup';

export const pipelineController: Controller = {
  name: 'deployment-pipeline',
  kind: pipelineKind,
  watches: [
    {
      kind: projectKind,
      keys: object => {
        const { deploymentPipelineRef } = (object.spec ??
          {}) as Partial<ProjectSpec>;
        return deploymentPipelineRef
          ? [{ ...keyOf(object), name: deploymentPipelineRef.name }]
          : [];
      },
    },
  ],
  async reconcile(key, cluster) {
    const pipeline = cluster.get(pipelineKind, key.namespace, key.name);
    if (!pipeline) return;
    if (pipeline.metadata.deletionTimestamp) {
      const users = pipelineUsers(cluster, pipeline);
      if (users.length === 0) {
        await cluster.removeFinalizer(pipeline, pipelineFinalizer);
        return;
      }
      await report(cluster, pipeline, [
        isFalse(
          'Available',
          'DeletionBlocked',
          `Deletion blocked: deployment pipeline is still referenced by ${users.length} project(s)`,
        ),
      ]);
      return;
    }
    if (!(await cluster.hasFinalizer(pipeline, pipelineFinalizer))) return;
    await report(cluster, pipeline, [
      isTrue(
        'Available',
        'DeploymentPipelineAvailable',
        'DeploymentPipeline is available',
      ),
    ]);
  },
};
