// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { choreoReader } from '../choreoReader';
import { exists } from '../counted';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectKind } from '../kinds/project';
import { tenantOwner } from '../owners';

export const projectReader = choreoReader({
  modelKind: 'project',
  kind: projectKind,
  model: (ref, content, { lookup, refTo }) => {
    const { tenant, pipeline } = content;
    const names = pipeline && { tenant, name: pipeline };
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      owner: content.owner ?? tenantOwner(tenant, lookup),
      pipeline: names ? refTo.of('pipeline', names) : undefined,
      health:
        names && exists(deploymentPipelineKind, names, lookup)
          ? content.health
          : worse(content.health, {
              state: 'degraded',
              reason: 'DeploymentPipelineNotFound',
              message: names
                ? `DeploymentPipeline ${pipeline} does not exist.`
                : 'It names no deployment pipeline.',
            }),
    });
  },
});
