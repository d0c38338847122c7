// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import {
  flag,
  lifeCycleMetadata,
  present,
  text,
  withoutAbsent,
} from '../../reading/fields';
import { ownerInLabels } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, describedMetadata } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';
import { ownerLabels } from '../labels';

/** Of the older way of 0.2, which hardly anybody has switched on. */
export interface DeploymentTrackContent extends Described {
  readonly project?: string;
  readonly component?: string;
  readonly branch?: string;
  readonly path?: string;
  readonly autoDeploy?: boolean;
  readonly health: Health;
}

export const deploymentTrackKind = defineKind({
  kind: 'DeploymentTrack',
  schema: z.object({
    metadata: describedMetadata.extend({
      ...lifeCycleMetadata,
      labels: z
        .object({ [ownerLabels.project]: text, [ownerLabels.component]: text })
        .nullish(),
    }),
    spec: z
      .object({
        autoDeploy: flag,
        buildTemplateSpec: z.object({ branch: text, path: text }).nullish(),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (track): DeploymentTrackContent =>
    withoutAbsent({
      ...describedBy(track.metadata),
      ...ownerInLabels(track, ownerLabels),
      branch: track.spec?.buildTemplateSpec?.branch || undefined,
      path: track.spec?.buildTemplateSpec?.path || undefined,
      autoDeploy: present(track.spec?.autoDeploy),
      health: claimedHealth(track, ['Available']),
    }),
  rest: object => ownerInLabels(object, ownerLabels),
  owner: ({ project, component }) => ({ project, component }),
});
