// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef } from '@fourplane/plugin-fourplane-common';

/** A component as the paths of the contract name it. */
export interface ComponentPath {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly project: string;
  readonly name: string;
}

/** The path of a component's reference; `undefined` where it is incomplete. */
export function componentPathOf(
  ref: ModelRef | undefined,
): ComponentPath | undefined {
  if (ref?.kind !== 'component' || !ref.tenant || !ref.project) {
    return undefined;
  }
  const { controlPlane, tenant, project, name } = ref;
  return { controlPlane, tenant, project, name };
}
