// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, isContained } from '../../runtime';
import * as kinds from './kinds';
import { withoutUids } from './labels';
import { controlledBy } from '../names';
import { RenderedReleaseSpec, RenderedReleaseStatus } from './objects';

type RenderedRelease = KubeObject<RenderedReleaseSpec, RenderedReleaseStatus>;

interface ManifestParts {
  name: string;
  /** Those of the rendered objects; the uids among them are left out here. */
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  spec: Pick<RenderedReleaseSpec, 'environmentName' | 'owner' | 'resources'>;
}

/** The RenderedRelease a binding controls. */
export const renderedManifest = (
  binding: KubeObject,
  { name, labels, annotations, spec }: ManifestParts,
): KubeObject<RenderedReleaseSpec> => ({
  ...kinds.renderedReleaseKind,
  metadata: {
    name,
    namespace: binding.metadata.namespace,
    labels: withoutUids(labels),
    ownerReferences: [controlledBy(binding)],
    ...(annotations && { annotations }),
  },
  spec: { ...spec, targetPlane: 'dataplane' },
});

/** Creates it, or brings its spec up to date; answers what was there before. */
export async function syncRendered(
  manifest: KubeObject<RenderedReleaseSpec>,
  cluster: Cluster,
): Promise<RenderedRelease | undefined> {
  const { namespace, name } = manifest.metadata;
  const rendered = cluster.get(kinds.renderedReleaseKind, namespace, name);
  if (!rendered) await cluster.createIfAbsent(manifest);
  else if (!isContained(manifest.spec, rendered.spec)) {
    await cluster.patch(rendered, { spec: manifest.spec });
  }
  return rendered;
}

/** Asks for its end; true while it is still there. */
export async function deleteRendered<S>(
  { metadata: { namespace }, spec }: KubeObject<S>,
  nameOf: (spec: S) => string,
  cluster: Cluster,
): Promise<boolean> {
  const rendered =
    spec && cluster.get(kinds.renderedReleaseKind, namespace, nameOf(spec));
  if (!rendered) return false;
  if (!rendered.metadata.deletionTimestamp) await cluster.delete(rendered);
  return true;
}
