// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { flag, text, withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, describedMetadata } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';

export interface EnvironmentContent extends Described {
  readonly isProduction: boolean;
  readonly dataPlane?: string;
  readonly health: Health;
}

export const environmentKind = defineKind({
  kind: 'Environment',
  schema: z.object({
    metadata: describedMetadata,
    spec: z.object({ isProduction: flag, dataPlaneRef: text }).nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (environment): EnvironmentContent =>
    withoutAbsent({
      ...describedBy(environment.metadata),
      isProduction: environment.spec?.isProduction ?? false,
      dataPlane: environment.spec?.dataPlaneRef || undefined,
      health: claimedHealth(environment, ['Ready']),
    }),
  indexes: {
    dataPlane: ({ dataPlane }, { namespace }) =>
      dataPlane ? [keyOf(namespace, dataPlane)] : [],
  },
});
