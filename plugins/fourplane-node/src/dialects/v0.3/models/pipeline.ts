// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { promotionOrder } from '../../reading/promotionOrder';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { tenantOwner } from '../owners';

/** Reads pipelines; `ownerOf` is the owner a tenant hands down. */
export function pipelineReaderOf(
  ownerOf: (tenant: string, lookup: Lookup) => string | undefined,
): ModelReader<'pipeline'> {
  return {
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
      if (!object.content) {
        return unreadableReading(ref, deploymentPipelineKind, object);
      }
      const { paths, owner, ...rest } = object.content;
      const environment = (name: string) =>
        refTo.inTenant('environment', tenant, name);
      return presentReading(
        withoutAbsent({
          ref,
          ...rest,
          owner: owner ?? ownerOf(tenant, lookup),
          environments: promotionOrder(paths).map(environment),
          paths: paths.map(({ from, to, approvals }) => ({
            from: environment(from),
            to: to.map(environment),
            ...(approvals.length > 0 && {
              approvals: approvals.map(environment),
            }),
          })),
        }),
      );
    },
  };
}

export const pipelineReader = pipelineReaderOf(tenantOwner);
