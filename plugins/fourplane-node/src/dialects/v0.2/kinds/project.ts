// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { keyOf } from '../../reading/keys';
import { text, withoutAbsent } from '../../reading/fields';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface ProjectContent extends Described {
  readonly tenant: string;
  readonly name: string;
  readonly pipeline?: string;
  readonly health: Health;
}

export const projectKind = choreoKind({
  kind: 'Project',
  namedBy: 'label',
  within: ['tenant'],
  level: 'project',
  schema: z.object({
    metadata: describedMetadata.extend({
      labels: z.object({
        [label.organization]: labelled,
        [label.name]: labelled,
      }),
    }),
    spec: z.object({ deploymentPipelineRef: text }).nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (project): ProjectContent =>
    withoutAbsent({
      ...describedBy(project.metadata),
      tenant: project.metadata.labels[label.organization],
      name: project.metadata.labels[label.name],
      pipeline: project.spec?.deploymentPipelineRef || undefined,
      health: conditionHealth(project, ['Created']),
    }),
  indexes: {
    pipeline: ({ tenant, pipeline }) =>
      pipeline ? [keyOf(tenant, pipeline)] : [],
  },
});
