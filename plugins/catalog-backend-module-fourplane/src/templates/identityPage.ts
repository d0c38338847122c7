// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { ModelRef } from '@fourplane/plugin-fourplane-common';

const NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/** The first page: what something new belongs to, what it is called, and whose it is. */
export function identityPage(
  noun: string,
  owner: { readonly name: string; readonly field: JsonObject } | undefined,
  more: JsonObject = {},
): JsonObject {
  return {
    title: 'What it is',
    required: [...(owner ? [owner.name] : []), 'name'],
    properties: {
      ...(owner && { [owner.name]: owner.field }),
      name: {
        title: 'Name',
        type: 'string',
        description:
          'Lower case letters, digits and "-". It cannot be changed later.',
        pattern: NAME,
        maxLength: 63,
        'ui:field': 'FourplaneName',
        'ui:options': { kind: noun },
        errorMessage: {
          pattern:
            'Use lower case letters, digits and "-", beginning and ending with a letter or digit.',
        },
      },
      title: { title: 'Display name', type: 'string', maxLength: 253 },
      description: {
        title: 'Description',
        type: 'string',
        maxLength: 2_000,
        description: 'What it is for, in a sentence or two.',
        'ui:widget': 'textarea',
      },
      owner: {
        title: 'Owner',
        type: 'string',
        description: `The team that owns it; the owner of what the ${noun} belongs to when empty.`,
        'ui:field': 'OwnerPicker',
        'ui:options': { catalogFilter: { kind: 'Group' } },
      },
      ...more,
    },
  };
}

/** As a step's input. */
export const identityInput: JsonObject = {
  name: '${{ parameters.name }}',
  title: '${{ parameters.title }}',
  description: '${{ parameters.description }}',
  owner: '${{ parameters.owner }}',
};

/** The project that something of the type is made in. */
export function projectField(noun: string, type: ModelRef) {
  return {
    name: 'project',
    field: {
      title: 'Project',
      type: 'string',
      description: `The project that the ${noun} belongs to.`,
      ...picker('FourplaneProjectPicker', type),
    },
  };
}

/** The tenant that something of the type is made in; a tenant's own type says so itself. */
export function tenantField(noun: string, type: ModelRef) {
  return type.tenant === undefined
    ? {
        name: 'tenant',
        field: {
          title: 'Tenant',
          type: 'string',
          description: `The tenant that the ${noun} belongs to.`,
          ...picker('FourplaneTenantPicker', type),
        },
      }
    : undefined;
}

/** Of the control plane of a type, and of its tenant where it has one. */
function picker(field: string, { controlPlane, tenant }: ModelRef): JsonObject {
  return {
    'ui:field': field,
    'ui:autofocus': true,
    'ui:options': { controlPlane, ...(tenant && { inTenant: tenant }) },
  };
}
