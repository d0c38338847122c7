// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  type ThingDeployments,
  type EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import { sourcesOf } from '../pipeline/sourcesOf';

/** What can be compared: `id` is what the contract calls it. `live` is what is on the data plane of an environment. */
export interface ComparedSide {
  readonly id: string;
  readonly kind: 'environment' | 'live' | 'release' | 'build';
  /** What to call it. */
  readonly name: string;
  /** Of `live`: what alone it can be compared with, the environment first. */
  readonly only?: readonly string[];
}

/** Everything that can be compared, what an environment is most likely compared with first. Pure. */
export function sidesOf(
  { environments, releases }: ThingDeployments,
  item: EnvironmentDeployment,
): ComparedSide[] {
  const sources = sourcesOf(item, environments);
  const rank = (other: EnvironmentDeployment) => {
    if (isSameRef(item.ref, other.ref)) {
      return 3;
    }
    if (item.drift && isSameRef(item.drift.from, other.ref)) {
      return 0;
    }
    return sources.includes(other) ? 1 : 2;
  };
  const deployed = environments
    .filter(({ deployment }) => deployment)
    .sort((one, other) => rank(one) - rank(other));
  return [
    ...deployed.map(({ ref, label }) => ({
      id: `environment:${ref.name}`,
      kind: 'environment' as const,
      name: label,
    })),
    ...releases.map(({ ref, title }) => ({
      id: `${ref.kind}:${ref.name}`,
      kind: ref.kind === 'build' ? ('build' as const) : ('release' as const),
      name: title ?? ref.name,
    })),
    ...deployed.map(({ ref, label, release }) => ({
      id: `live:${ref.name}`,
      kind: 'live' as const,
      name: label,
      only: [
        `environment:${ref.name}`,
        ...(release ? [`${release.ref.kind}:${release.ref.name}`] : []),
      ],
    })),
  ];
}

/**
 * The other side after one has been chosen: as it is where both can be compared, else the environment that what is on a
 * data plane belongs to. Pure.
 */
export function otherSide(
  chosen: ComparedSide,
  other: ComparedSide,
): ComparedSide['id'] {
  if (chosen.only) {
    return chosen.only.includes(other.id) ? other.id : chosen.only[0];
  }
  return other.only && !other.only.includes(chosen.id)
    ? other.only[0]
    : other.id;
}
