// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Endpoint, Reading, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup, RefScope } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { componentKind } from '../kinds/component';
import { workloadKind } from '../kinds/workload';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableOf,
} from '../../reading/ModelReader';
import { projectOwner } from '../owners';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { doubtAbout, endpointNames, own, workloadOf } from '../workloads';

export const endpointReader: ModelReader<'endpoint'> = {
  sources: [workloadKind.key],
  refs: (scope, { lookup, refTo }) =>
    componentsWithWorkload(scope, lookup).flatMap(
      ({ tenant, project, component }) =>
        endpointNames(workloadOf(tenant, project, component, lookup)).map(
          name => refTo.endpoint(tenant, project, component, name),
        ),
    ),
  objects: (ref, { lookup }) => {
    const { tenant = '', project = '', component = '' } = ref;
    const workload = workloadOf(tenant, project, component, lookup);
    const object = workload ?? doubtAbout(ref, lookup)?.workload;
    return object ? [{ kind: workloadKind, object }] : [];
  },
  read: (ref, context) => {
    const { tenant = '', project = '', component = '', name } = ref;
    const { lookup, refTo } = context;
    const workload = workloadOf(tenant, project, component, lookup);
    const declared = own(workload?.content?.endpoints, name);
    if (!declared) {
      return undeclared(ref, lookup);
    }
    const owner = ownerOf(tenant, project, component, context);
    return presentReading<Endpoint>(
      withoutAbsent({
        ref,
        title: declared.title,
        owner: owner.owner,
        lifecycle: owner.lifecycle,
        component: refTo.inProject('component', tenant, project, component),
        type: declared.type,
        port: declared.port,
        // Within its project an endpoint is always visible.
        visibility: [...new Set(['project', ...(declared.visibility ?? [])])],
        schema: declared.schema,
      }),
    );
  },
};

/**
 * An endpoint is absent only where that is certain. Names that cannot be read cannot be listed either: `refs` has no
 * endpoint of a workload that does not say whose it is, or whose endpoints are no map.
 */
function undeclared(ref: RefOf<'endpoint'>, lookup: Lookup): Reading<Endpoint> {
  const doubt = doubtAbout(ref, lookup);
  if (!doubt) {
    return absent;
  }
  const { workload, issues } = doubt;
  // The row names the workload, since that is the object to mend.
  const row = unreadableOf(ref, workloadKind, workload);
  return { state: 'unreadable', unreadable: { ...row, issues: [...issues] } };
}

interface ComponentKey {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
}

function componentsWithWorkload(
  scope: RefScope,
  lookup: Lookup,
): ComponentKey[] {
  const keys = new Map<string, ComponentKey>();
  for (const object of scopedObjects(workloadKind, scope, lookup)) {
    const tenant = object.metadata.namespace ?? '';
    const { project, component } = workloadKind.ownerOf(object);
    if (project !== undefined && component !== undefined) {
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
