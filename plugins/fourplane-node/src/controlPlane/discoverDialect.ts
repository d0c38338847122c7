// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition, ServedKinds } from '../dialects/Dialect';
import { Discovery, discover } from '../kube/discover';
import { KubeApi } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';

/** API groups of OpenChoreo, newest first. */
export const openChoreoGroups: readonly string[] = [
  'openchoreo.dev',
  'core.choreo.dev',
];
const MAX_NAMED_KINDS = 8;

/** The dialect a cluster speaks, with what it serves. */
export interface DiscoveredDialect {
  readonly definition: DialectDefinition;
  readonly discovery: Discovery;
}

/** Rejects with a `KubeError` that names what is served when no dialect recognises the cluster. */
export async function discoverDialect(
  api: KubeApi,
  chooseDialect: (served: ServedKinds) => DialectDefinition | undefined,
  options: { signal?: AbortSignal } = {},
): Promise<DiscoveredDialect> {
  const discovery = await discover(api, openChoreoGroups, options);
  const definition = chooseDialect(discovery.served);
  if (definition) {
    return { definition, discovery };
  }
  const [problem] = discovery.problems;
  throw new KubeError({
    failure: 'notFound',
    problem: problem ?? {
      what: `Not a known OpenChoreo control plane: ${servedLine(discovery)}`,
      where: api.server,
      mend: 'Install OpenChoreo on this cluster, or correct the address; the portal looks again by itself',
    },
  });
}

function servedLine({ served }: Discovery): string {
  const kinds = served.filter(({ group }) => openChoreoGroups.includes(group));
  if (kinds.length === 0) {
    return `it serves nothing of ${openChoreoGroups.join(' or ')}`;
  }
  const names = kinds
    .map(({ group, version, plural }) => `${group}/${version} ${plural}`)
    .slice(0, MAX_NAMED_KINDS);
  const more = kinds.length - names.length;
  return `it serves ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
