// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isConflict, KubeApiError, KubeObject } from '../../../client';
import { Cluster, isContained } from '../../runtime';
import { RenderedResource } from '../inventory';
import { controlledBy } from '../names';
import { releaseKind } from './kinds';
import { ownLabels } from './labels';
import { BindingSpec, Release, ReleaseSpec } from './objects';

const manifestOf = (
  binding: KubeObject,
  spec: BindingSpec,
  resources: RenderedResource[],
): KubeObject<ReleaseSpec> => {
  const { name, namespace = '', labels } = binding.metadata;
  return {
    ...releaseKind,
    metadata: {
      name,
      namespace,
      labels: { ...labels, ...ownLabels(namespace, spec) },
      ownerReferences: [controlledBy(binding)],
    },
    spec: {
      owner: spec.owner,
      environmentName: spec.environment,
      resources,
    },
  };
};

export type ReleaseSync =
  /** It says what the binding wants; its status may be looked at. */
  | { outcome: 'in step'; release: Release }
  /** It was written just now. */
  | { outcome: 'written' }
  | { outcome: 'failed'; reason: string; message: string; error: KubeApiError };

const failed = (reason: string, deed: string, error: unknown): ReleaseSync => {
  if (!(error instanceof KubeApiError) || isConflict(error)) throw error;
  return {
    outcome: 'failed',
    reason,
    message: `failed to ${deed}: ${error.message}`,
    error,
  };
};

/** The Release a binding controls, which has its name: creates it or brings it up to date. */
export async function syncRelease(
  binding: KubeObject,
  spec: BindingSpec,
  resources: RenderedResource[],
  cluster: Cluster,
): Promise<ReleaseSync> {
  const manifest = manifestOf(binding, spec, resources);
  const { name, namespace } = manifest.metadata;
  const release = cluster.get(releaseKind, namespace, name);
  try {
    if (!release) {
      await cluster.create(manifest);
      return { outcome: 'written' };
    }
    const isSame =
      isContained(manifest.spec, release.spec) &&
      isContained(release.spec, manifest.spec) &&
      isContained(manifest.metadata.labels, release.metadata.labels);
    if (isSame) return { outcome: 'in step', release };
    await cluster.patch(release, {
      metadata: { labels: manifest.metadata.labels },
      spec: manifest.spec,
    });
    return { outcome: 'written' };
  } catch (error) {
    return release
      ? failed('ReleaseUpdateFailed', `update Release "${name}"`, error)
      : failed('ReleaseCreationFailed', `create release "${name}"`, error);
  }
}

export type ReleaseEnd =
  | { outcome: 'gone' | 'going' }
  | { outcome: 'failed'; error: KubeApiError };

/** Asks for its end. */
export async function undeploy(
  { metadata: { name, namespace } }: KubeObject,
  cluster: Cluster,
): Promise<ReleaseEnd> {
  const release = cluster.get(releaseKind, namespace, name);
  if (!release) return { outcome: 'gone' };
  if (release.metadata.deletionTimestamp) return { outcome: 'going' };
  try {
    await cluster.delete(release);
    return { outcome: 'going' };
  } catch (error) {
    if (!(error instanceof KubeApiError)) throw error;
    return { outcome: 'failed', error };
  }
}
