// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { promotionOrder } from '../../reading/promotionOrder';
import { choreoReader } from '../choreoReader';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { tenantOwner } from '../owners';

export const pipelineReader = choreoReader({
  modelKind: 'pipeline',
  kind: deploymentPipelineKind,
  model: (ref, content, { lookup, refTo }) => {
    const { tenant, paths } = content;
    const environment = (name: string) =>
      refTo.of('environment', { tenant, name });
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      owner: content.owner ?? tenantOwner(tenant, lookup),
      environments: promotionOrder(paths).map(environment),
      paths: paths.map(({ from, to, approvals }) => ({
        from: environment(from),
        to: to.map(environment),
        approvals: approvals.map(environment),
      })),
      health: content.health,
    });
  },
});
