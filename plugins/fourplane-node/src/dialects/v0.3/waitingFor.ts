// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { keyOf } from '../reading/keys';
import { find, findBy } from '../reading/ReadableKind';
import { Lack } from './deploymentHealth';
import {
  BindingContent,
  scheduledTaskBindingKind,
  serviceBindingKind,
} from './kinds/binding';
import { environmentKind } from './kinds/environment';
import { dataPlaneKind } from './kinds/plane';
import { RunningKinds } from './runningKinds';

/** The only namespace in which OpenChoreo 0.3 looks for environments and data planes, whatever the tenant. */
export const PLATFORM_NAMESPACE = 'default';

/** What of all that a binding needs is not there; no condition of any object says so. */
export function waitingFor(
  tenant: string,
  kinds: RunningKinds,
  content: BindingContent,
  lookup: Lookup,
): Lack[] {
  return [
    ...missingPlace(tenant, content.environment, lookup),
    ...(kinds.binding === scheduledTaskBindingKind
      ? missingClass(tenant, kinds, content, lookup)
      : missingTargets(tenant, content, lookup)),
  ];
}

function missingPlace(
  tenant: string,
  environment: string,
  lookup: Lookup,
): Lack[] {
  const found = find(environmentKind, lookup, PLATFORM_NAMESPACE, environment);
  if (!found) {
    const where =
      tenant === PLATFORM_NAMESPACE
        ? ''
        : ` in namespace ${PLATFORM_NAMESPACE}, the only one in which this version of OpenChoreo looks for it`;
    return [
      {
        reason: 'EnvironmentNotFound',
        what: `Environment ${environment}${where}`,
      },
    ];
  }
  const plane = found.content?.dataPlane;
  if (plane && find(dataPlaneKind, lookup, PLATFORM_NAMESPACE, plane)) {
    return [];
  }
  return found.content
    ? [
        {
          reason: 'DataPlaneNotFound',
          what: plane
            ? `DataPlane ${plane}`
            : `a data plane that Environment ${environment} names`,
        },
      ]
    : [];
}

function missingClass(
  tenant: string,
  { class: kind }: RunningKinds,
  { className }: BindingContent,
  lookup: Lookup,
): Lack[] {
  return find(kind, lookup, tenant, className)
    ? []
    : [{ reason: `${kind.kind}NotFound`, what: `${kind.kind} ${className}` }];
}

/** Endpoints of services that do not run in the same environment. */
function missingTargets(
  tenant: string,
  { environment, connections = [] }: BindingContent,
  lookup: Lookup,
): Lack[] {
  return connections
    .filter(({ project, component }) => {
      const key = keyOf(tenant, project, component);
      return ![...findBy(serviceBindingKind, lookup, 'component', key)].some(
        ({ content }) => content?.environment === environment,
      );
    })
    .map(({ component, endpoint }) => ({
      reason: 'ConnectionsPending',
      what: `endpoint ${component}/${endpoint}`,
    }));
}
