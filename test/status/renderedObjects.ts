// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { KubeObject, SandboxClient } from '@fourplane/sandbox/client';

/** What releases want on their planes, keyed by `namespace/release id`; alike for two runs of the same thing. */
export type RenderedObjects = Record<string, unknown>;

const uid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
// of an image that was built
const revision = /:v1-[0-9a-f]{8}$/;
// two implementations hash differently
const hash = 'openchoreo.dev/dp-resource-hash';

function alike(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return key === hash
      ? '<hash>'
      : value.replace(revision, ':v1-<revision>').replace(uid, '<uid>');
  }
  if (Array.isArray(value)) return value.map(item => alike(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, alike(inner, name)]),
  );
}

interface RenderedReleaseSpec {
  owner: { componentName?: string };
  resources?: { id: string; object: object }[];
}

/** The objects rendered of components, whole. */
export async function renderedObjects(
  client: SandboxClient,
): Promise<RenderedObjects> {
  const releases = (await client.list(
    'openchoreo.dev/v1alpha1',
    'RenderedRelease',
  )) as KubeObject<RenderedReleaseSpec>[];
  const entries = releases
    .filter(({ spec }) => spec?.owner.componentName)
    .flatMap(({ metadata, spec }) =>
      (spec?.resources ?? []).map(({ id, object }): [string, unknown] => [
        `${metadata.namespace}/${metadata.name} ${id}`,
        alike(object),
      ]),
    );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
