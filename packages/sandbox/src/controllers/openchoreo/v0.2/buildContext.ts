// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster } from '../../runtime';
import {
  componentOf,
  dataPlaneOf,
  environmentOf,
  pipelineOf,
  projectOf,
  trackOf,
} from './hierarchy';
import { dataPlaneKind } from './kinds';
import { hasLabels, label, labelOf } from './labels';
import { Build, Component, Pipeline, PipelineSpec, Track } from './objects';

/** What a build belongs to. */
export interface BuildContext {
  component: Component;
  track: Track;
  pipeline: Pipeline;
}

export type BuildResolution =
  | { outcome: 'resolved'; context: BuildContext }
  | { outcome: 'unresolved'; message: string };

const unresolved = ({ message }: { message: string }): BuildResolution => ({
  outcome: 'unresolved',
  message,
});

const environmentNames = (spec: PipelineSpec | undefined): string[] => [
  ...new Set(
    (spec?.promotionPaths ?? []).flatMap(path => [
      path.sourceEnvironmentRef,
      ...path.targetEnvironmentRefs.map(({ name }) => name),
    ]),
  ),
];

/**
 * Looks everything up in the order in which OpenChoreo does. All environments of the pipeline and their planes must
 * be there, because the image is pushed to the registries of all.
 */
export async function resolveBuild(
  build: Build,
  cluster: Cluster,
): Promise<BuildResolution> {
  const component = await componentOf(cluster, build);
  if (component.outcome === 'missing') return unresolved(component);
  const track = await trackOf(cluster, build);
  if (track.outcome === 'missing') return unresolved(track);
  const project = await projectOf(cluster, build);
  if (project.outcome === 'missing') return unresolved(project);
  const pipeline = await pipelineOf(cluster, build, project.object);
  if (pipeline.outcome === 'missing') return unresolved(pipeline);
  for (const name of environmentNames(pipeline.object.spec)) {
    const environment = await environmentOf(cluster, build, name);
    if (environment.outcome === 'missing') return unresolved(environment);
    const plane = await dataPlaneOf(cluster, environment.object);
    if (plane.outcome === 'missing') return unresolved(plane);
  }
  return {
    outcome: 'resolved',
    context: {
      component: component.object,
      track: track.object,
      pipeline: pipeline.object,
    },
  };
}

export type BuildPlane =
  | { outcome: 'found' }
  | { outcome: 'none' | 'several'; reason: string; message: string };

/** The one data plane of the organization that runs its builds. */
export function buildPlaneOf(build: Build, cluster: Cluster): BuildPlane {
  const organization = labelOf(build, 'organization');
  const planes = cluster
    .list(dataPlaneKind, build.metadata.namespace)
    .filter(plane =>
      hasLabels(plane, {
        [label.organization]: organization,
        [label.buildPlane]: 'true',
      }),
    );
  if (planes.length === 1) return { outcome: 'found' };
  return planes.length === 0
    ? {
        outcome: 'none',
        reason: 'NoBuildPlaneFound',
        message: `No dataplane is configured as build plane for organization: ${organization}`,
      }
    : {
        outcome: 'several',
        reason: 'MultipleBuildPlanesFound',
        message: `Multiple dataplanes are configured as build planes for organization: ${organization}`,
      };
}
