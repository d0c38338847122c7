// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
import { flag, name, present, withoutAbsent } from '../../reading/fields';
import { describedBy, describedMetadata } from '../described';
import { Described } from '../../reading/described';
import { dataPlanes, planeKeys, PlaneRefContent } from '../planeResolution';
import { defineKind } from '../../reading/ReadableKind';

export interface EnvironmentContent extends Described {
  readonly isProduction: boolean;
  readonly dataPlane?: PlaneRefContent;
  readonly health: Health;
}

export const environmentKind = defineKind({
  kind: 'Environment',
  schema: z.object({
    metadata: describedMetadata,
    spec: z
      .object({
        isProduction: flag,
        dataPlaneRef: z.object({ kind: name, name }).nullish(),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (environment): EnvironmentContent =>
    withoutAbsent({
      ...describedBy(environment.metadata),
      isProduction: environment.spec?.isProduction ?? false,
      dataPlane: present(environment.spec?.dataPlaneRef),
      health: conditionHealth(environment, ['Ready']),
    }),
  indexes: {
    dataPlane: ({ dataPlane }, { namespace }) =>
      planeKeys(dataPlanes, dataPlane, namespace),
  },
});
