// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../fields';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../ModelReader';
import { tenantOwner } from '../owners';
import { promotionOrder } from '../promotionOrder';
import { find } from '../ReadableKind';
import { scopedObjects } from '../scopedObjects';

export const pipelineReader: ModelReader<'pipeline'> = {
  sources: [deploymentPipelineKind.kind],
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
