// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, describedMetadata } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';

export interface OrganizationContent extends Described {
  readonly health: Health;
}

/** An organization's objects live in the namespace of its name. */
export const organizationKind = defineKind({
  kind: 'Organization',
  namespaced: false,
  schema: z.object({
    metadata: describedMetadata,
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (organization): OrganizationContent => ({
    ...describedBy(organization.metadata),
    health: claimedHealth(organization, ['Ready']),
  }),
});
