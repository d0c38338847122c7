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
import { environmentKind } from '../kinds/environment';
import { dataPlaneKind } from '../kinds/plane';
import { tenantOwner } from '../owners';

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
    if (!object.content) {
      return unreadableReading(ref, environmentKind, object);
    }
    const { dataPlane, owner, health, ...rest } = object.content;
    const isThere =
      dataPlane !== undefined && find(dataPlaneKind, lookup, tenant, dataPlane);
    return presentReading(
      withoutAbsent({
        ref,
        ...rest,
        owner: owner ?? tenantOwner(tenant, lookup),
        dataPlane: isThere
          ? refTo.plane('dataPlane', tenant, dataPlane)
          : undefined,
        health: isThere
          ? health
          : worse(health, {
              state: 'degraded',
              reason: 'DataPlaneNotFound',
              message:
                dataPlane === undefined
                  ? 'It names no data plane.'
                  : `DataPlane ${dataPlane} does not exist.`,
            }),
      }),
    );
  },
};
