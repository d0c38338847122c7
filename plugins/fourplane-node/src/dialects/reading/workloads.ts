// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { DeclaredEndpoints } from './declaredEndpoints';
import { keyOf } from './keys';
import { Issue } from './parseTolerantly';
import {
  ANY,
  find,
  findBy,
  partOf,
  Projection,
  ReadableKind,
  UNREADABLE_INDEX,
} from './ReadableKind';

/** A workload with what is wrong where it should say what an endpoint is. */
export interface Doubt<W> {
  readonly workload: Projection<W>;
  readonly issues: readonly Issue[];
}

/** Which workload is a component's, and which endpoints it declares: for a generation's kinds. */
export interface WorkloadLookup<W extends DeclaredEndpoints> {
  /**
   * The workload of a component. There should be one; of several the first by name is taken, so that the choice does not
   * depend on the order of events.
   */
  workloadOf(
    tenant: string,
    project: string,
    component: string,
    lookup: Lookup,
  ): Projection<W> | undefined;
  /** The component a workload belongs to. Where it does not name the project, that of the component it names. */
  holderOf(
    workload: Projection<W>,
    lookup: Lookup,
  ): { readonly project: string; readonly component: string } | undefined;
  /**
   * Why an endpoint that is not declared may exist all the same: the component's workload, or where it has none one that
   * may be its, cannot be read where it would be declared.
   */
  doubtAbout(ref: RefOf<'endpoint'>, lookup: Lookup): Doubt<W> | undefined;
}

export function workloadLookup<W extends DeclaredEndpoints, C>(kinds: {
  readonly workload: ReadableKind<W>;
  readonly component: ReadableKind<C>;
  /** The name of the one that counts, where another object says so. */
  readonly chosen?: (
    tenant: string,
    project: string,
    component: string,
    lookup: Lookup,
  ) => string | undefined;
}): WorkloadLookup<W> {
  const workloadOf: WorkloadLookup<W>['workloadOf'] = (
    tenant,
    project,
    component,
    lookup,
  ) => {
    const key = keyOf(tenant, project, component);
    const chosen = kinds.chosen?.(tenant, project, component, lookup);
    let first: Projection<W> | undefined;
    for (const workload of findBy(kinds.workload, lookup, 'component', key)) {
      if (workload.metadata.name === chosen) {
        return workload;
      }
      if (!first || workload.metadata.name < first.metadata.name) {
        first = workload;
      }
    }
    return first;
  };
  const projectOf = (
    { metadata }: Projection<W>,
    component: string | undefined,
    lookup: Lookup,
  ): string | undefined => {
    const holder =
      component === undefined
        ? undefined
        : find(kinds.component, lookup, metadata.namespace, component);
    return holder && kinds.component.ownerOf(holder).project;
  };
  return {
    workloadOf,
    holderOf: (workload, lookup) => {
      const { component, project = projectOf(workload, component, lookup) } =
        kinds.workload.ownerOf(workload);
      return project === undefined || component === undefined
        ? undefined
        : { project, component };
    },
    doubtAbout: (ref, lookup) => {
      const { tenant = '', project = '', component = '' } = ref;
      const workload = workloadOf(tenant, project, component, lookup);
      const candidates = workload
        ? [workload]
        : strays(kinds.workload, ref, lookup);
      for (const candidate of candidates) {
        const { unreadableEndpoints, unknownEndpoints } = declaredBy(candidate);
        const issues = own(unreadableEndpoints, ref.name) ?? unknownEndpoints;
        if (issues) {
          return { workload: candidate, issues };
        }
      }
      return undefined;
    },
  };
}

/** Names of a workload's endpoints, also of those that could not be read. */
export function endpointNames<W extends DeclaredEndpoints>(
  workload: Projection<W> | undefined,
): string[] {
  const { endpoints, unreadableEndpoints } = workload
    ? declaredBy(workload)
    : {};
  return [
    ...Object.keys(endpoints ?? {}),
    ...Object.keys(unreadableEndpoints ?? {}),
  ];
}

/** Endpoint names are anything a map key can be, also `constructor`. */
export function own<T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Unreadable workloads of the tenant that do not say they belong to something else. */
function* strays<W>(
  kind: ReadableKind<W>,
  ref: RefOf<'endpoint'>,
  lookup: Lookup,
): Generator<Projection<W>> {
  for (const workload of findBy(kind, lookup, UNREADABLE_INDEX, ANY)) {
    const { project = ref.project, component = ref.component } =
      kind.ownerOf(workload);
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

function declaredBy<W extends DeclaredEndpoints>(
  workload: Projection<W>,
): DeclaredEndpoints {
  return partOf(workload);
}
