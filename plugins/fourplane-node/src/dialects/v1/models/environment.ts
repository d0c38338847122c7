// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { worse } from '../../reading/conditionHealth';
import { environmentKind } from '../kinds/environment';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { tenantOwner } from '../owners';
import { dataPlanes, resolvePlane } from '../planeResolution';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';

export const environmentReader: ModelReader<'environment'> = {
  sources: [environmentKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(environmentKind, scope, lookup)].map(({ metadata }) =>
      refTo.inTenant('environment', metadata.namespace ?? '', metadata.name),
    ),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(environmentKind, lookup, tenant, ref.name);
    if (!object) {
      return absent;
    }
    const content = object.content;
    if (!content) {
      return unreadableReading(ref, environmentKind, object);
    }
    const plane = resolvePlane(dataPlanes, content.dataPlane, tenant, lookup);
    return presentReading(
      withoutAbsent({
        ref,
        title: content.title,
        description: content.description,
        owner: content.owner ?? tenantOwner(tenant, lookup),
        isProduction: content.isProduction,
        dataPlane: plane && refTo.plane('dataPlane', plane.tenant, plane.name),
        health: plane
          ? content.health
          : worse(content.health, {
              state: 'degraded',
              reason: 'DataPlaneNotFound',
              message: content.dataPlane
                ? `${content.dataPlane.kind} ${content.dataPlane.name} does not exist.`
                : 'There is no data plane named default.',
            }),
      }),
    );
  },
};
