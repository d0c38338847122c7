// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Plane } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, ReadableKind } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { buildPlaneKind, dataPlaneKind, PlaneContent } from '../kinds/plane';
import { tenantOwner } from '../owners';

function planeReader<K extends 'dataPlane' | 'buildPlane'>(options: {
  modelKind: K;
  role: Plane['role'];
  kind: ReadableKind<PlaneContent>;
}): ModelReader<K> {
  const { modelKind, role, kind } = options;
  return {
    sources: [kind.key],
    refs: (scope, { lookup, refTo }) =>
      [...scopedObjects(kind, scope, lookup)].map(({ metadata }) =>
        refTo.plane(modelKind, metadata.namespace, metadata.name),
      ),
    read: (ref, { lookup }) => {
      const tenant = ref.tenant ?? '';
      const object = find(kind, lookup, tenant, ref.name);
      if (!object) {
        return absent;
      }
      if (!object.content) {
        return unreadableReading(ref, kind, object);
      }
      return presentReading<Plane>(
        withoutAbsent({
          ref,
          ...object.content,
          owner: object.content.owner ?? tenantOwner(tenant, lookup),
          role,
        }),
      );
    },
  };
}

export const dataPlaneReader = planeReader({
  modelKind: 'dataPlane',
  role: 'data',
  kind: dataPlaneKind,
});
export const buildPlaneReader = planeReader({
  modelKind: 'buildPlane',
  role: 'build',
  kind: buildPlaneKind,
});
