// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { Projection } from '../reading/ReadableKind';
import { Scope } from './choreoKind';
import { counted, members } from './counted';
import { BuildContent, buildKind } from './kinds/build';
import { componentKind } from './kinds/component';
import {
  DeployableArtifactContent,
  deployableArtifactKind,
} from './kinds/deployableArtifact';
import { primaryTrack } from './tracks';

/** An artifact that can be read, with its object name. */
export type Artifact = DeployableArtifactContent & {
  readonly objectName: string;
};

/** An artifact by its object name. */
export function artifactNamed(
  { tenant, project }: Pick<Required<Scope>, 'tenant' | 'project'>,
  name: string,
  lookup: Lookup,
): Artifact | undefined {
  const names = { tenant, project, name };
  return artifactIn(counted(deployableArtifactKind, names, lookup));
}

/** The artifacts of a component that can be read, newest first. */
export function artifactsOf(
  component: Required<Scope>,
  lookup: Lookup,
): Artifact[] {
  return [...members(deployableArtifactKind, component, lookup)]
    .flatMap(object => artifactIn(object) ?? [])
    .sort(newestFirst);
}

/**
 * The newest artifact of a component: on its primary track where that has any. One whose build failed does not count;
 * OpenChoreo makes artifacts of such builds, too.
 */
export function newestArtifact(
  component: Required<Scope>,
  lookup: Lookup,
): Artifact | undefined {
  const artifacts = artifactsOf(component, lookup).filter(
    artifact => buildOf(artifact, lookup)?.phase !== 'failed',
  );
  const track = primaryTrack(component, lookup)?.name;
  return (
    artifacts.find(artifact => artifact.track === track) ?? artifacts.at(0)
  );
}

/** The build an artifact came from, where there is one that can be read. OpenChoreo wants it on the same track. */
export function buildOf(
  { tenant, project, component, track, build }: DeployableArtifactContent,
  lookup: Lookup,
): BuildContent | undefined {
  const content =
    build === undefined
      ? undefined
      : counted(buildKind, { tenant, project, name: build }, lookup)?.content;
  return content?.component === component && content.track === track
    ? content
    : undefined;
}

/** The image of an artifact: its build's, without the registry, or its tag of the component's. */
export function imageOf(
  artifact: DeployableArtifactContent,
  lookup: Lookup,
): string | undefined {
  if (artifact.build !== undefined) {
    return buildOf(artifact, lookup)?.image;
  }
  const { tenant, project, component, tag } = artifact;
  const names = { tenant, project, name: component };
  const image = counted(componentKind, names, lookup)?.content?.imageName;
  return image && tag ? `${image}:${tag}` : undefined;
}

function artifactIn(
  object: Projection<DeployableArtifactContent> | undefined,
): Artifact | undefined {
  return (
    object?.content && { ...object.content, objectName: object.metadata.name }
  );
}

function newestFirst(one: Artifact, other: Artifact): number {
  const [first, second] = [other, one].map(({ createdAt = '' }) => createdAt);
  if (first === second) {
    return one.objectName < other.objectName ? 1 : -1;
  }
  return first < second ? -1 : 1;
}
