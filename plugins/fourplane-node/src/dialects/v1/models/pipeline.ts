// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { tenantOwner } from '../owners';
import { promotionOrder } from '../../reading/promotionOrder';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';

export const pipelineReader: ModelReader<'pipeline'> = {
  sources: [deploymentPipelineKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(deploymentPipelineKind, scope, lookup)].map(
      ({ metadata }) =>
        refTo.inTenant('pipeline', metadata.namespace ?? '', metadata.name),
    ),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(deploymentPipelineKind, lookup, tenant, ref.name);
    if (!object) {
      return absent;
    }
    const content = object.content;
    if (!content) {
      return unreadableReading(ref, deploymentPipelineKind, object);
    }
    const environment = (name: string) =>
      refTo.inTenant('environment', tenant, name);
    return presentReading(
      withoutAbsent({
        ref,
        title: content.title,
        description: content.description,
        owner: content.owner ?? tenantOwner(tenant, lookup),
        environments: promotionOrder(content.paths).map(environment),
        paths: content.paths.map(({ from, to }) => ({
          from: environment(from),
          to: to.map(environment),
        })),
        health: content.health,
      }),
    );
  },
};
