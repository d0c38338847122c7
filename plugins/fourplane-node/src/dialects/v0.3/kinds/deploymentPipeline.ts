// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { flag, list, name } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, describedMetadata } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';

export interface DeploymentPipelineContent extends Described {
  readonly paths: readonly {
    readonly from: string;
    readonly to: readonly string[];
    /** Those of `to` that want an approval; nothing in OpenChoreo enforces it. */
    readonly approvals: readonly string[];
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
            sourceEnvironmentRef: name,
            targetEnvironmentRefs: list(
              z.object({
                name,
                requiresApproval: flag,
                isManualApprovalRequired: flag,
              }),
            ),
          }),
        ),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (pipeline): DeploymentPipelineContent => ({
    ...describedBy(pipeline.metadata),
    paths: (pipeline.spec?.promotionPaths ?? []).map(path => {
      const targets = path.targetEnvironmentRefs ?? [];
      return {
        from: path.sourceEnvironmentRef,
        to: targets.map(target => target.name),
        approvals: targets
          .filter(
            target =>
              target.requiresApproval || target.isManualApprovalRequired,
          )
          .map(target => target.name),
      };
    }),
    health: claimedHealth(pipeline, ['Available']),
  }),
});
