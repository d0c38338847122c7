// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Endpoint, Unreadable } from '@fourplane/plugin-fourplane-common';
import { RefScope } from '../../Dialect';
import { withoutAbsent } from '../fields';
import { keyOf } from '../keys';
import { componentKind } from '../kinds/component';
import { workloadKind } from '../kinds/workload';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableOf,
} from '../ModelReader';
import { projectOwner } from '../owners';
import { find, findBy } from '../ReadableKind';
import { scopedObjects } from '../scopedObjects';
import { endpointNames, workloadOf } from './component';

export const endpointReader: ModelReader<'endpoint'> = {
  sources: [workloadKind.kind],
  refs: (scope, context) =>
    componentsWithWorkload(scope, context).flatMap(
      ({ tenant, project, component }) =>
        endpointNames(workloadOf(tenant, project, component, context)).map(
          name => context.refTo.endpoint(tenant, project, component, name),
        ),
    ),
  read: (ref, context) => {
    const { tenant = '', project = '', component = '', name } = ref;
    const workload = workloadOf(tenant, project, component, context);
    const declared = own(workload?.endpoints, name);
    if (!declared) {
      const issues = own(workload?.unreadableEndpoints, name);
      return issues
        ? { state: 'unreadable', unreadable: rowOf(ref, issues, context) }
        : absent;
    }
    const owner = ownerOf(tenant, project, component, context);
    return presentReading<Endpoint>(
      withoutAbsent({
        ref,
        title: declared.title,
        owner: owner.owner,
        lifecycle: owner.lifecycle,
        component: context.refTo.inProject(
          'component',
          tenant,
          project,
          component,
        ),
        type: declared.type,
        port: declared.port,
        // Within its project an endpoint is always visible.
        visibility: [...new Set(['project', ...(declared.visibility ?? [])])],
        schema: declared.schema,
      }),
    );
  },
};

interface ComponentKey {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
}

function componentsWithWorkload(
  scope: RefScope,
  { lookup }: ReadContext,
): ComponentKey[] {
  const keys = new Map<string, ComponentKey>();
  const workloads = scopedObjects(
    workloadKind,
    scope,
    lookup,
    content => content,
  );
  for (const { metadata, content } of workloads) {
    if (content) {
      const tenant = metadata.namespace ?? '';
      const { project, component } = content;
      keys.set(keyOf(tenant, project, component), {
        tenant,
        project,
        component,
      });
    }
  }
  return [...keys.values()];
}

function ownerOf(
  tenant: string,
  project: string,
  component: string,
  { lookup }: ReadContext,
): { owner?: string; lifecycle?: string } {
  const content = find(componentKind, lookup, tenant, component)?.content;
  const mine = content?.project === project ? content : undefined;
  return {
    owner: mine?.owner ?? projectOwner(tenant, project, lookup),
    lifecycle: mine?.lifecycle,
  };
}

/** The row names the workload, since that is the object to mend. */
function rowOf(
  ref: Parameters<typeof endpointReader.read>[0],
  issues: Unreadable['issues'] | readonly Unreadable['issues'][number][],
  { lookup }: ReadContext,
): Unreadable {
  const key = keyOf(ref.tenant ?? '', ref.project ?? '', ref.component ?? '');
  const workload = [...findBy(workloadKind, lookup, 'component', key)].find(
    ({ content }) => own(content?.unreadableEndpoints, ref.name),
  );
  return workload
    ? { ...unreadableOf(ref, workloadKind, workload), issues: [...issues] }
    : {
        ref,
        object: { apiVersion: '', kind: workloadKind.kind, name: ref.name },
        issues: [...issues],
      };
}

/** Endpoint names are anything a map key can be, also `constructor`. */
function own<T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
