// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AskedSource,
  ModelRef,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import type { Model } from '../../controlPlane/ControlPlane';
import { deploymentPlace, DeploymentPlaceOptions } from '../deploymentPlace';
import { LogIndex, LogScope } from '../LogIndex';
import { ownerOf } from '../observer/ownerOf';
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
  readonly model: Pick<Model, 'read' | 'isComplete'>;
  readonly indexOf: (plane: ModelRef | undefined) => LogIndex | undefined;
}

/** Finds which index has whose lines, from stored objects alone. */
export function searchedIndices(
  deployments: readonly RefOf<'deployment'>[],
  options: SearchedIndicesOptions,
): SearchedIndices {
  const indices = new Map<LogIndex, SearchedIndex>();
  const without = new Map<string, ModelRef | undefined>();
  const notSearched: AskedSource[] = [];
  for (const deployment of deployments) {
    const reading = options.model.read(deployment);
    if (reading.state === 'unreadable') {
      notSearched.push(unreadable(deployment, reading.unreadable));
      continue;
    }
    const place = deploymentPlace(deployment, options);
    if (place.state === 'none') {
      const { what } = place.problem;
      notSearched.push({ ...nowhere(deployment), state: 'notPlaced', what });
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
    const owner =
      reading.state === 'present'
        ? ownerOf(reading.model, place.workloads)
        : undefined;
    const scope = { namespace, labels, ...(owner && { owner }) };
    searched.scopes.push(scope);
    searched.deployments.set(scope, deployment);
  }
  return {
    indices: [...indices.values()],
    missing: [
      ...(without.size > 0 ? [notConfigured([...without.values()])] : []),
      ...sameOnce(notSearched),
    ],
  };
}

function nowhere(deployment: RefOf<'deployment'>) {
  return { title: 'Logs', planes: [], deployments: [deployment] };
}

function unreadable(
  deployment: RefOf<'deployment'>,
  { object, issues }: Unreadable,
): AskedSource {
  const [issue] = issues;
  return {
    ...nowhere(deployment),
    state: 'unreadable',
    what: `Deployment ${
      deployment.name
    } cannot be read, so nothing is looked for${
      issue ? `: ${issue.path} ${issue.message}` : ''
    }`,
    mend: `Correct ${object.kind} ${object.name}`,
  };
}

/** What is the same of several deployments is said once. */
function sameOnce(sources: readonly AskedSource[]): AskedSource[] {
  const said = new Map<string, AskedSource>();
  for (const source of sources) {
    const key = JSON.stringify([source.state, source.what]);
    const same = said.get(key)?.deployments ?? [];
    const deployments = [...same, ...(source.deployments ?? [])];
    said.set(key, { ...source, deployments });
  }
  return [...said.values()];
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
