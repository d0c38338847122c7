// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { keyOf } from '../reading/keys';
import { componentKind } from './kinds/component';
import { WorkloadContent, workloadKind } from './kinds/workload';
import { Issue } from '../reading/parseTolerantly';
import {
  ANY,
  find,
  findBy,
  partOf,
  Projection,
  UNREADABLE_INDEX,
} from '../reading/ReadableKind';

type Workload = Projection<WorkloadContent>;

/** A workload with what is wrong where it should say what an endpoint is. */
export interface Doubt {
  readonly workload: Workload;
  readonly issues: readonly Issue[];
}

/**
 * The workload of a component. There should be one; of several the first by name is taken, so that the choice does not
 * depend on the order of events.
 */
export function workloadOf(
  tenant: string,
  project: string,
  component: string,
  lookup: Lookup,
): Workload | undefined {
  const key = keyOf(tenant, project, component);
  let first: Workload | undefined;
  for (const workload of findBy(workloadKind, lookup, 'component', key)) {
    if (!first || workload.metadata.name < first.metadata.name) {
      first = workload;
    }
  }
  return first;
}

/** Names of a workload's endpoints, also of those that could not be read. */
export function endpointNames(workload: Workload | undefined): string[] {
  const { endpoints, unreadableEndpoints } = workload ? partOf(workload) : {};
  return [
    ...Object.keys(endpoints ?? {}),
    ...Object.keys(unreadableEndpoints ?? {}),
  ];
}

/** The component a workload belongs to. Where it does not name the project, that of the component it names. */
export function holderOf(
  workload: Workload,
  lookup: Lookup,
): { readonly project: string; readonly component: string } | undefined {
  const { component, project = projectOf(workload, component, lookup) } =
    workloadKind.ownerOf(workload);
  return project === undefined || component === undefined
    ? undefined
    : { project, component };
}

/**
 * Why an endpoint that is not declared may exist all the same: the component's workload, or where it has none one that
 * may be its, cannot be read where it would be declared.
 */
export function doubtAbout(
  ref: RefOf<'endpoint'>,
  lookup: Lookup,
): Doubt | undefined {
  const { tenant = '', project = '', component = '' } = ref;
  const workload = workloadOf(tenant, project, component, lookup);
  const candidates = workload ? [workload] : strays(ref, lookup);
  for (const candidate of candidates) {
    const { unreadableEndpoints, unknownEndpoints } = partOf(candidate);
    const issues = own(unreadableEndpoints, ref.name) ?? unknownEndpoints;
    if (issues) {
      return { workload: candidate, issues };
    }
  }
  return undefined;
}

/** Unreadable workloads of the tenant that do not say they belong to something else. */
function* strays(ref: RefOf<'endpoint'>, lookup: Lookup): Generator<Workload> {
  for (const workload of findBy(workloadKind, lookup, UNREADABLE_INDEX, ANY)) {
    const { project = ref.project, component = ref.component } =
      workloadKind.ownerOf(workload);
    if (
      workload.content === undefined &&
      workload.metadata.namespace === ref.tenant &&
      project === ref.project &&
      component === ref.component
    ) {
      yield workload;
    }
  }
}

function projectOf(
  { metadata }: Workload,
  component: string | undefined,
  lookup: Lookup,
): string | undefined {
  const holder =
    component === undefined
      ? undefined
      : find(componentKind, lookup, metadata.namespace, component);
  return holder && componentKind.ownerOf(holder).project;
}

/** Endpoint names are anything a map key can be, also `constructor`. */
export function own<T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
