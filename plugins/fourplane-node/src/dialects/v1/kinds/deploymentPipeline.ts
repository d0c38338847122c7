// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
import { list, name } from '../../reading/fields';
import { describedBy, describedMetadata } from '../described';
import { Described } from '../../reading/described';
import { defineKind } from '../../reading/ReadableKind';

export interface DeploymentPipelineContent extends Described {
  readonly paths: readonly {
    readonly from: string;
    readonly to: readonly string[];
  }[];
  readonly health: Health;
}

export const deploymentPipelineKind = defineKind({
  kind: 'DeploymentPipeline',
  schema: z.object({
    metadata: describedMetadata,
    spec: z
      .object({
        promotionPaths: list(
          z.object({
            sourceEnvironmentRef: z.object({ name }),
            targetEnvironmentRefs: list(z.object({ name })),
          }),
        ),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (pipeline): DeploymentPipelineContent => ({
    ...describedBy(pipeline.metadata),
    paths: (pipeline.spec?.promotionPaths ?? []).map(path => ({
      from: path.sourceEnvironmentRef.name,
      to: (path.targetEnvironmentRefs ?? []).map(target => target.name),
    })),
    health: conditionHealth(pipeline, ['Available', 'Ready']),
  }),
});
