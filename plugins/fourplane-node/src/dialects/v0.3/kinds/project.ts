// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { text, withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, describedMetadata } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';

export interface ProjectContent extends Described {
  readonly pipeline?: string;
  readonly health: Health;
}

export const projectKind = defineKind({
  kind: 'Project',
  schema: z.object({
    metadata: describedMetadata,
    spec: z.object({ deploymentPipelineRef: text }).nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (project): ProjectContent =>
    withoutAbsent({
      ...describedBy(project.metadata),
      pipeline: project.spec?.deploymentPipelineRef || undefined,
      health: claimedHealth(project, ['Created']),
    }),
  indexes: {
    pipeline: ({ pipeline }, { namespace }) =>
      pipeline ? [keyOf(namespace, pipeline)] : [],
  },
});
