// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Controller, isTrue } from '../../runtime';
import {
  cascadingController,
  childWatch,
  runtimeNamespaces,
  runtimeNamespaceWatch,
} from './cascade';
import { childrenOf, onTrackOf } from './hierarchy';
import {
  artifactKind,
  buildKind,
  componentKind,
  deploymentKind,
  projectKind,
  trackKind,
} from './kinds';
import { LabelName } from './labels';

const organization: readonly LabelName[] = ['organization'];
const project: readonly LabelName[] = [...organization, 'project'];
const component: readonly LabelName[] = [...project, 'component'];

const projectController = cascadingController({
  kind: projectKind,
  finalizer: 'core.choreo.dev/project-cleanup',
  exists: isTrue('Created', 'ProjectCreated', 'Project is created'),
  ending: isTrue('Finalizing', 'ProjectFinalizing', 'Project is finalizing'),
  watches: [
    childWatch(componentKind, projectKind, 'project', organization),
    runtimeNamespaceWatch(projectKind, 'project'),
  ],
  stages: [
    (object, cluster) =>
      childrenOf(cluster, componentKind, object, 'project', organization),
    (object, cluster) => runtimeNamespaces(object, 'project', cluster),
  ],
});

const componentController = cascadingController({
  kind: componentKind,
  finalizer: 'core.choreo.dev/component-cleanup',
  exists: isTrue('Created', 'ComponentCreated', 'Component is created'),
  ending: isTrue(
    'Finalizing',
    'ComponentFinalizing',
    'Component is finalizing',
  ),
  watches: [childWatch(trackKind, componentKind, 'component', project)],
  stages: [
    (object, cluster) =>
      childrenOf(cluster, trackKind, object, 'component', project),
  ],
});

const isBuilt = ({ metadata }: KubeObject) =>
  metadata.ownerReferences?.some(({ kind }) => kind === buildKind.kind);

const trackController = cascadingController({
  kind: trackKind,
  finalizer: 'core.choreo.dev/deploymenttrack-cleanup',
  exists: isTrue(
    'Available',
    'DeploymentTrackAvailable',
    'DeploymentTrack is available',
  ),
  ending: isTrue(
    'Finalizing',
    'DeploymentTrackFinalizing',
    'DeploymentTrack is finalizing',
  ),
  watches: [deploymentKind, artifactKind, buildKind].map(kind =>
    childWatch(kind, trackKind, 'track', component),
  ),
  stages: [
    (track, cluster) =>
      childrenOf(cluster, deploymentKind, track, 'track', component),
    // what a build made goes with the build
    (track, cluster) =>
      childrenOf(cluster, artifactKind, track, 'track', component).filter(
        artifact => !isBuilt(artifact),
      ),
    (track, cluster) =>
      childrenOf(cluster, buildKind, track, 'track', component),
  ],
});

const artifactController = cascadingController({
  kind: artifactKind,
  finalizer: 'core.choreo.dev/deployableartifact-cleanup',
  exists: isTrue(
    'Available',
    'DeployableArtifactAvailable',
    'DeployableArtifact is available',
  ),
  ending: isTrue(
    'Finalizing',
    'DeployableArtifactFinalizing',
    'DeployableArtifact is finalizing',
  ),
  watches: [
    {
      kind: deploymentKind,
      keys: ({ metadata: { namespace = '' }, spec }) => {
        const { deploymentArtifactRef: name } = (spec ?? {}) as {
          deploymentArtifactRef?: string;
        };
        return name ? [{ namespace, name }] : [];
      },
    },
  ],
  stages: [
    (artifact, cluster) =>
      onTrackOf(cluster, deploymentKind, artifact).filter(
        ({ spec }) => spec?.deploymentArtifactRef === artifact.metadata.name,
      ),
  ],
});

/** Projects, components, tracks and artifacts: what they are is in their labels, so they do little but take along. */
export const projectControllers: readonly Controller[] = [
  projectController,
  componentController,
  trackController,
  artifactController,
];
