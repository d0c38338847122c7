// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { keyOf } from '../../reading/keys';
import { flag, text, withoutAbsent } from '../../reading/fields';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface EnvironmentContent extends Described {
  readonly tenant: string;
  readonly name: string;
  readonly isProduction: boolean;
  readonly dataPlane?: string;
  readonly health: Health;
}

export const environmentKind = choreoKind({
  kind: 'Environment',
  namedBy: 'label',
  within: ['tenant'],
  schema: z.object({
    metadata: describedMetadata.extend({
      labels: z.object({
        [label.organization]: labelled,
        [label.name]: labelled,
      }),
    }),
    spec: z.object({ isProduction: flag, dataPlaneRef: text }).nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (environment): EnvironmentContent =>
    withoutAbsent({
      ...describedBy(environment.metadata),
      tenant: environment.metadata.labels[label.organization],
      name: environment.metadata.labels[label.name],
      isProduction: environment.spec?.isProduction ?? false,
      dataPlane: environment.spec?.dataPlaneRef || undefined,
      health: conditionHealth(environment, ['Ready']),
    }),
  indexes: {
    dataPlane: ({ tenant, dataPlane }) =>
      dataPlane ? [keyOf(tenant, dataPlane)] : [],
  },
});
