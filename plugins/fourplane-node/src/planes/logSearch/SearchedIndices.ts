// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AskedSource,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { deploymentPlace, DeploymentPlaceOptions } from '../deploymentPlace';
import { LogIndex, LogScope } from '../LogIndex';
import { planeTitle } from '../planeProblems';

/** One index, and what of it is asked for. */
export interface SearchedIndex {
  /** The same for the same planes. */
  readonly key: string;
  readonly index: LogIndex;
  readonly planes: ModelRef[];
  readonly scopes: LogScope[];
  readonly deployments: Map<LogScope, RefOf<'deployment'>>;
}

/** What a search comes to: the indices to ask, and what there is no index for. */
export interface SearchedIndices {
  readonly indices: readonly SearchedIndex[];
  readonly missing: readonly AskedSource[];
}

/** What says where deployments run, and where their planes' logs are kept. */
export interface SearchedIndicesOptions extends DeploymentPlaceOptions {
  readonly indexOf: (plane: ModelRef | undefined) => LogIndex | undefined;
}

/** Finds which index has whose lines, from stored objects alone. */
export function searchedIndices(
  deployments: readonly RefOf<'deployment'>[],
  options: SearchedIndicesOptions,
): SearchedIndices {
  const indices = new Map<LogIndex, SearchedIndex>();
  const without = new Map<string, ModelRef | undefined>();
  const notPlaced = new Set<string>();
  for (const deployment of deployments) {
    const place = deploymentPlace(deployment, options);
    if (place.state === 'none') {
      notPlaced.add(place.problem.what);
      continue;
    }
    const { plane, namespace, labels } = place.workloads;
    const index = options.indexOf(plane);
    if (!index) {
      without.set(plane ? refKey(plane) : '', plane);
      continue;
    }
    const searched = indices.get(index) ?? emptyIndex(index, plane);
    indices.set(index, searched);
    if (plane && !searched.planes.some(each => isSame(each, plane))) {
      searched.planes.push(plane);
    }
    const scope = { namespace, labels };
    searched.scopes.push(scope);
    searched.deployments.set(scope, deployment);
  }
  return {
    indices: [...indices.values()],
    missing: [
      ...(without.size > 0 ? [notConfigured([...without.values()])] : []),
      ...[...notPlaced].map(
        (what): AskedSource => ({
          title: 'Logs',
          planes: [],
          state: 'notPlaced',
          what,
        }),
      ),
    ],
  };
}

function emptyIndex(
  index: LogIndex,
  plane: ModelRef | undefined,
): SearchedIndex {
  const key = plane ? refKey(plane) : '';
  return { key, index, planes: [], scopes: [], deployments: new Map() };
}

function isSame(one: ModelRef, other: ModelRef): boolean {
  return refKey(one) === refKey(other);
}

function notConfigured(planes: readonly (ModelRef | undefined)[]): AskedSource {
  const known = planes.flatMap(plane => plane ?? []);
  const titles = known.map(planeTitle).join(', ');
  return {
    title: 'OpenSearch',
    planes: known,
    state: 'notConfigured',
    what: `No log archive is configured for ${
      titles || 'the plane this runs on'
    }`,
    mend: 'Add an entry with "openSearch" to fourplane.observability in the app-config',
  };
}
