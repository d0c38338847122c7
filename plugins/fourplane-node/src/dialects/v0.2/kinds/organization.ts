// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { text, withoutAbsent } from '../../reading/fields';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface OrganizationContent extends Described {
  readonly name: string;
  /** Where everything of the tenant is, once there is such a place. */
  readonly namespace?: string;
  readonly health: Health;
}

export const organizationKind = choreoKind({
  kind: 'Organization',
  namespaced: false,
  namedBy: 'label',
  within: [],
  level: 'tenant',
  schema: z.object({
    metadata: describedMetadata.extend({
      labels: z.object({ [label.name]: labelled }),
    }),
    status: z.object({ ...conditionedStatus, namespace: text }).nullish(),
  }),
  content: (organization): OrganizationContent =>
    withoutAbsent({
      ...describedBy(organization.metadata),
      name: organization.metadata.labels[label.name],
      namespace: organization.status?.namespace || undefined,
      health: conditionHealth(organization, ['Ready']),
    }),
});
