// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Endpoint, Reading, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup, RefScope } from '../../Dialect';
import { EndpointContent } from '../../reading/declaredEndpoints';
import { withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableOf,
} from '../../reading/ModelReader';
import {
  ANY,
  find,
  findBy,
  ReadableKind,
  UNREADABLE_INDEX,
} from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { own } from '../../reading/workloads';
import {
  doubtAbout,
  endpointNamesOf,
  runningOf,
  workloadOf,
} from '../componentParts';
import { componentKind } from '../kinds/component';
import { ExposedApi, serviceKind, webApplicationKind } from '../kinds/running';
import { workloadKind } from '../kinds/workload';
import { projectOwner } from '../owners';

/** What a component's Workload declares, and the APIs that only its Service speaks of. */
export const endpointReader: ModelReader<'endpoint'> = {
  sources: [workloadKind.key, serviceKind.key],
  refs: (scope, { lookup, refTo }) =>
    componentsWithEndpoints(scope, lookup).flatMap(
      ({ tenant, project, component }) =>
        endpointNamesOf(tenant, project, component, lookup).map(name =>
          refTo.endpoint(tenant, project, component, name),
        ),
    ),
  read: (ref, context) => {
    const { tenant = '', project = '', component = '', name } = ref;
    const { lookup, refTo } = context;
    const workload = workloadOf(tenant, project, component, lookup);
    const running = runningOf(tenant, project, component, lookup);
    const api = own(running?.object.content?.apis, name);
    const declared = own(workload?.content?.endpoints, name) ?? asEndpoint(api);
    if (!declared || own(workload?.content?.unreadableEndpoints, name)) {
      return undeclared(ref, lookup);
    }
    // A web application is for people everywhere; within its project an endpoint is always visible.
    const isPublic =
      running?.kinds.running === webApplicationKind && declared.type === 'HTTP';
    return presentReading<Endpoint>(
      withoutAbsent({
        ref,
        ...inherited(tenant, project, component, context),
        component: refTo.inProject('component', tenant, project, component),
        type: declared.type,
        port: declared.port,
        visibility: [
          ...new Set([
            'project',
            ...(api?.visibility ?? []),
            ...(isPublic ? ['external'] : []),
          ]),
        ],
        schema: declared.schema,
      }),
    );
  },
  *objects({ tenant = '', project = '', component = '' }, { lookup }) {
    const workload = workloadOf(tenant, project, component, lookup);
    const running = runningOf(tenant, project, component, lookup);
    if (workload) {
      yield { kind: workloadKind, object: workload };
    }
    if (running) {
      yield { kind: running.kinds.running, object: running.object };
    }
  },
};

function asEndpoint(api: ExposedApi | undefined): EndpointContent | undefined {
  return api?.port === undefined
    ? undefined
    : { type: api.type ?? 'REST', port: api.port };
}

/** Absent only where that is certain; the row names the object to mend. */
function undeclared(ref: RefOf<'endpoint'>, lookup: Lookup): Reading<Endpoint> {
  const doubt = doubtAbout(ref, lookup);
  if (doubt) {
    const row = unreadableOf(ref, workloadKind, doubt.workload);
    return {
      state: 'unreadable',
      unreadable: { ...row, issues: [...doubt.issues] },
    };
  }
  for (const service of findBy(serviceKind, lookup, UNREADABLE_INDEX, ANY)) {
    const { project = ref.project, component = ref.component } =
      serviceKind.ownerOf(service);
    const issues = (service.issues ?? []).filter(
      ({ path }) =>
        service.content === undefined ||
        `${path}.`.startsWith(`spec.apis.${ref.name}.`) ||
        path === 'spec.apis',
    );
    if (
      issues.length > 0 &&
      service.metadata.namespace === ref.tenant &&
      project === ref.project &&
      component === ref.component
    ) {
      const row = unreadableOf(ref, serviceKind, service);
      return { state: 'unreadable', unreadable: { ...row, issues } };
    }
  }
  return absent;
}

interface ComponentKey {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
}

function componentsWithEndpoints(
  scope: RefScope,
  lookup: Lookup,
): ComponentKey[] {
  const keys = new Map<string, ComponentKey>();
  const collect = <T>(kind: ReadableKind<T>) => {
    for (const object of scopedObjects(kind, scope, lookup)) {
      const tenant = object.metadata.namespace ?? '';
      const { project, component } = kind.ownerOf(object);
      if (project !== undefined && component !== undefined) {
        const key = { tenant, project, component };
        keys.set(keyOf(tenant, project, component), key);
      }
    }
  };
  collect(workloadKind);
  collect(serviceKind);
  return [...keys.values()];
}

function inherited(
  tenant: string,
  project: string,
  component: string,
  { lookup }: ReadContext,
): Pick<Endpoint, 'owner' | 'lifecycle'> {
  const content = find(componentKind, lookup, tenant, component)?.content;
  const mine = content?.project === project ? content : undefined;
  return {
    owner: mine?.owner ?? projectOwner(tenant, project, lookup),
    lifecycle: mine?.lifecycle,
  };
}
