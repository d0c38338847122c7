// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster } from '../../runtime';
import { serviceBindingKind } from './kinds';
import { ofComponent } from './lookups';
import { Access, BindingSpec } from './objects';

/** Where each API a binding connects to is, inside the project. Throws for one that is not there yet. */
export function resolveConnections(
  namespace: string,
  { environment, workloadSpec }: BindingSpec,
  cluster: Cluster,
): Record<string, Access> {
  const resolved: Record<string, Access> = {};
  for (const [name, connection] of Object.entries(
    workloadSpec.connections ?? {},
  )) {
    if (connection.type !== 'api') continue;
    const { componentName = '', endpoint = '' } = connection.params ?? {};
    const target = ofComponent(
      cluster,
      serviceBindingKind,
      namespace,
      componentName,
    ).find(({ spec }) => spec?.environment === environment);
    if (!target) {
      throw new Error(
        `failed to find target binding for connection ${name}: no service binding found for component ${componentName} in environment ${environment}`,
      );
    }
    const access = target.status?.endpoints?.find(
      each => each.name === endpoint,
    )?.project;
    if (!access) {
      throw new Error(
        `endpoint ${endpoint} not found in target binding ${componentName}`,
      );
    }
    resolved[name] = access;
  }
  return resolved;
}
