// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectKind } from '../kinds/project';
import { tenantOwner } from '../owners';

export const projectReader: ModelReader<'project'> = {
  sources: [projectKind.key],
  refs: ({ tenant, project, component }, { lookup, refTo }) =>
    component !== undefined
      ? []
      : [...scopedObjects(projectKind, { tenant }, lookup)]
          .map(({ metadata }) =>
            refTo.inTenant('project', metadata.namespace ?? '', metadata.name),
          )
          .filter(ref => project === undefined || ref.name === project),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(projectKind, lookup, tenant, ref.name);
    if (!object) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, projectKind, object);
    }
    const { pipeline, owner, health, ...words } = object.content;
    const isLost =
      pipeline === undefined ||
      !find(deploymentPipelineKind, lookup, tenant, pipeline);
    return presentReading(
      withoutAbsent({
        ref,
        ...words,
        owner: owner ?? tenantOwner(tenant, lookup),
        pipeline:
          pipeline === undefined
            ? undefined
            : refTo.inTenant('pipeline', tenant, pipeline),
        health: isLost
          ? worse(health, {
              state: 'degraded',
              reason: 'DeploymentPipelineNotFound',
              message:
                pipeline === undefined
                  ? 'It names no deployment pipeline.'
                  : `DeploymentPipeline ${pipeline} does not exist.`,
            })
          : health,
      }),
    );
  },
};
