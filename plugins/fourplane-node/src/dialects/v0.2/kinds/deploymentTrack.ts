// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { flag, present, text, withoutAbsent } from '../../reading/fields';
import {
  BuildConfiguration,
  buildConfigurationOf,
  buildConfigurationSchema,
} from '../buildConfiguration';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface DeploymentTrackContent extends Described {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly name: string;
  readonly branch?: string;
  readonly path?: string;
  readonly buildConfiguration?: BuildConfiguration;
  readonly autoDeploy?: boolean;
  readonly health: Health;
}

export const deploymentTrackKind = choreoKind({
  kind: 'DeploymentTrack',
  namedBy: 'label',
  within: ['tenant', 'project', 'component'],
  schema: z.object({
    metadata: describedMetadata.extend({
      labels: z.object({
        [label.organization]: labelled,
        [label.project]: labelled,
        [label.component]: labelled,
        [label.name]: labelled,
      }),
    }),
    spec: z
      .object({
        autoDeploy: flag,
        buildTemplateSpec: z
          .object({
            branch: text,
            path: text,
            buildConfiguration: buildConfigurationSchema.nullish(),
          })
          .nullish(),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (track): DeploymentTrackContent => {
    const { labels } = track.metadata;
    const template = track.spec?.buildTemplateSpec;
    return withoutAbsent({
      ...describedBy(track.metadata),
      tenant: labels[label.organization],
      project: labels[label.project],
      component: labels[label.component],
      name: labels[label.name],
      branch: template?.branch || undefined,
      path: template?.path || undefined,
      buildConfiguration: buildConfigurationOf(template?.buildConfiguration),
      autoDeploy: present(track.spec?.autoDeploy),
      health: conditionHealth(track, ['Available']),
    });
  },
});
