// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { flag, list, name } from '../../reading/fields';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface DeploymentPipelineContent extends Described {
  readonly tenant: string;
  readonly name: string;
  readonly paths: readonly {
    readonly from: string;
    readonly to: readonly string[];
    /** The targets that want an approval. */
    readonly approvals: readonly string[];
  }[];
  readonly health: Health;
}

export const deploymentPipelineKind = choreoKind({
  kind: 'DeploymentPipeline',
  namedBy: 'label',
  within: ['tenant'],
  schema: z.object({
    metadata: describedMetadata.extend({
      labels: z.object({
        [label.organization]: labelled,
        [label.name]: labelled,
      }),
    }),
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
    tenant: pipeline.metadata.labels[label.organization],
    name: pipeline.metadata.labels[label.name],
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
    health: conditionHealth(pipeline, ['Available']),
  }),
});
