// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { tenantCreatePermission } from '@fourplane/plugin-fourplane-common';
import { filled, nameField, patience, wordFields } from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilHealthy } from '../run/readiness';

/** A namespace, or an organization, that owns projects. */
export const createTenant = intentAction({
  id: 'fourplane:tenant:create',
  description:
    'Makes a tenant: the namespace or organization that projects, environments and pipelines belong to.',
  examples: [
    {
      description: 'Make a tenant',
      input: { name: 'acme', title: 'Acme', owner: 'group:default/platform' },
    },
  ],
  input: zod =>
    zod.object({ name: nameField(zod, 'tenant'), ...wordFields(zod) }).strict(),
  ask({ name, title, description, owner, controlPlane: named }, finder) {
    const controlPlane = finder.controlPlane(named);
    return {
      controlPlane,
      guard: { permission: tenantCreatePermission },
      intent: () => ({
        intent: 'createTenant',
        tenant: { controlPlane: controlPlane.name, kind: 'tenant', name },
        ...filled({ title, description, owner }),
      }),
      fields: { 'tenant.name': 'name', tenant: 'name' },
      judge: untilHealthy,
      timeoutSeconds: patience.object,
    };
  },
});
