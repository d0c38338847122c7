// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, isFalse, isTrue, NewCondition } from '../../runtime';
import {
  componentOf,
  dataPlaneOf,
  environmentOf,
  onTrackOf,
  projectOf,
  trackOf,
} from './hierarchy';
import { artifactKind, buildKind, configurationGroupKind } from './kinds';
import { labelOf, nameOf } from './labels';
import {
  Application,
  Artifact,
  Component,
  ConfigurationGroup,
  Deployment,
  Environment,
  Project,
  Track,
} from './objects';

/** What a deployment belongs to. */
export interface DeploymentPlace {
  deployment: Deployment;
  project: Project;
  component: Component;
  track: Track;
  environment: Environment;
}

/** Everything that says what a deployment runs, and where. */
export interface DeploymentContext extends DeploymentPlace {
  artifact: Artifact;
  /** As pods pull it. */
  image: string;
  groups: readonly ConfigurationGroup[];
}

interface Unresolved {
  outcome: 'unresolved';
  message: string;
  /** What the deployment reports of it; nothing for a missing parent. */
  condition?: NewCondition;
}

export type DeploymentResolution =
  | { outcome: 'resolved'; context: DeploymentContext }
  | Unresolved;

export const artifactResolved = isTrue(
  'ArtifactResolved',
  'ArtifactResolvedSuccessfully',
  'Artifact resolved successfully',
);

const unresolved = (message: string, condition?: NewCondition): Unresolved => ({
  outcome: 'unresolved',
  message,
  condition,
});

const referenceOf = ({ spec }: Deployment) => spec?.deploymentArtifactRef ?? '';

const artifactOf = (deployment: Deployment, cluster: Cluster) =>
  onTrackOf(cluster, artifactKind, deployment).find(
    ({ metadata }) => metadata.name === referenceOf(deployment),
  );

/** Looks everything up in the order in which OpenChoreo does; the first that is missing decides. */
export async function resolveDeployment(
  deployment: Deployment,
  cluster: Cluster,
): Promise<DeploymentResolution> {
  const project = await projectOf(cluster, deployment);
  if (project.outcome === 'missing') return unresolved(project.message);
  const component = await componentOf(cluster, deployment);
  if (component.outcome === 'missing') return unresolved(component.message);
  const track = await trackOf(cluster, deployment);
  if (track.outcome === 'missing') return unresolved(track.message);
  const environment = await environmentOf(cluster, deployment);
  if (environment.outcome === 'missing') return unresolved(environment.message);
  const dataPlane = await dataPlaneOf(cluster, environment.object);
  if (dataPlane.outcome === 'missing') return unresolved(dataPlane.message);
  const artifact = artifactOf(deployment, cluster);
  if (!artifact) return artifactNotFound(deployment);
  const image = await imageOf(deployment, artifact, component.object, cluster);
  if (image.outcome === 'unresolved') return image;
  return {
    outcome: 'resolved',
    context: {
      deployment,
      project: project.object,
      component: component.object,
      track: track.object,
      environment: environment.object,
      artifact,
      image: image.image,
      groups: groupsOf(artifact, cluster),
    },
  };
}

function artifactNotFound(deployment: Deployment): Unresolved {
  const { namespace, name } = deployment.metadata;
  const reference = referenceOf(deployment);
  return unresolved(
    `cannot retrieve the deployable artifact: deployable artifact "${reference}" is not found for deployment: ${namespace}/${name}`,
    isFalse(
      'ArtifactResolved',
      'ArtifactNotFound',
      `Artifact "${reference}" not found`,
    ),
  );
}

interface Image {
  outcome: 'image';
  image: string;
}

const noImage = (why: string, condition?: NewCondition) =>
  unresolved(`cannot retrieve the container image: ${why}`, condition);

async function imageOf(
  deployment: Deployment,
  artifact: Artifact,
  component: Component,
  cluster: Cluster,
): Promise<Image | Unresolved> {
  const { fromBuildRef, fromImageRef } = artifact.spec?.targetArtifact ?? {};
  if (fromBuildRef) {
    if (!fromBuildRef.name) {
      return noImage(
        fromBuildRef.gitRevision
          ? 'search by git revision is not supported'
          : 'one of the build name or git revision should be provided',
      );
    }
    return imageOfBuild(deployment, artifact, fromBuildRef.name, cluster);
  }
  if (!fromImageRef) {
    return noImage('one of the build or image reference should be provided');
  }
  if (!fromImageRef.tag) return noImage('image tag is not provided');
  const registry = component.spec?.source?.containerRegistry;
  if (!registry) {
    const { namespace, name } = component.metadata;
    return noImage(
      `container registry is not provided for the component ${namespace}/${name}`,
    );
  }
  return {
    outcome: 'image',
    image: `${registry.imageName ?? ''}:${fromImageRef.tag}`,
  };
}

async function imageOfBuild(
  deployment: Deployment,
  artifact: Artifact,
  name: string,
  cluster: Cluster,
): Promise<Image | Unresolved> {
  const build = onTrackOf(cluster, buildKind, artifact).find(
    ({ metadata }) => metadata.name === name,
  );
  if (!build) {
    const { namespace, name: artifactName } = artifact.metadata;
    return noImage(
      `build "${name}" is not found for deployable artifact: ${namespace}/${artifactName}`,
      isFalse(
        'ArtifactResolved',
        'ArtifactBuildNotFound',
        `Build "${name}" not found for the referenced artifact "${referenceOf(
          deployment,
        )}"`,
      ),
    );
  }
  // the artifact may have been heard of before the image was
  const { status } = build.status?.imageStatus
    ? build
    : (await cluster.read(buildKind, build.metadata.namespace, name)) ?? build;
  // a build that failed has an artifact and no image; OpenChoreo does not look
  return {
    outcome: 'image',
    image: `localhost:30003/${status?.imageStatus?.image ?? ''}`,
  };
}

/** The names of the configuration groups that an application takes variables from. */
export const groupNamesOf = (
  application: Application | undefined,
): string[] => [
  ...new Set([
    ...(application?.env ?? []).flatMap(
      ({ valueFrom }) => valueFrom?.configurationGroupRef?.name ?? [],
    ),
    ...(application?.envFrom ?? []).flatMap(
      ({ configurationGroupRef }) => configurationGroupRef?.name ?? [],
    ),
  ]),
];

function groupsOf(artifact: Artifact, cluster: Cluster): ConfigurationGroup[] {
  const names = groupNamesOf(artifact.spec?.configuration?.application);
  return cluster
    .list(configurationGroupKind, artifact.metadata.namespace)
    .filter(
      group =>
        names.includes(nameOf(group)) &&
        labelOf(group, 'organization') === labelOf(artifact, 'organization'),
    );
}
