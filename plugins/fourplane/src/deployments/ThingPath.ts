// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef, ThingParams } from '@fourplane/plugin-fourplane-common';

/** What is deployed to environments, as the paths of the contract name it. */
export type ThingPath = Readonly<ThingParams>;

/** The path of a component's, a managed resource's or a project's reference; `undefined` for any other, or an incomplete one. */
export function thingPathOf(ref: ModelRef): ThingPath | undefined {
  const { controlPlane, tenant, name } = ref;
  const project = ref.kind === 'project' ? ref.name : ref.project;
  if (tenant === undefined || project === undefined) {
    return undefined;
  }
  const path = { controlPlane, tenant, project, name };
  switch (ref.kind) {
    case 'component':
      return { ...path, things: 'components' };
    case 'resource':
      return { ...path, things: 'resources' };
    case 'project':
      return { ...path, things: 'infrastructure' };
    default:
      return undefined;
  }
}
