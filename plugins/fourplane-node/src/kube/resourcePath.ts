// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeResource } from './KubeObject';

/** Path of a collection or, with a name, of one object; without leading address. */
export function resourcePath(
  resource: KubeResource,
  namespace?: string,
  name?: string,
): string {
  const root = resource.group
    ? `/apis/${resource.group}/${resource.version}`
    : `/api/${resource.version}`;
  const scope =
    resource.namespaced && namespace
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
  const object = name ? `/${encodeURIComponent(name)}` : '';
  return `${root}${scope}/${resource.plural}${object}`;
}

/** The kind as RBAC and messages name it: `projects.openchoreo.dev`, `namespaces`. */
export function resourceName(resource: KubeResource): string {
  return resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
}
