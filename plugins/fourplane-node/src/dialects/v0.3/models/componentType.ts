// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { componentTypeName, workloadTypes } from '../componentTypes';
import { runningKinds } from '../runningKinds';

/** Each class is a type of component; classes of different kinds may share a name, so the kind is part of it. */
export const componentTypeReader: ModelReader<'componentType'> = {
  sources: runningKinds.map(kinds => kinds.class.key),
  refs: (scope, { lookup, refTo }) =>
    runningKinds.flatMap(kinds =>
      [...scopedObjects(kinds.class, scope, lookup)].map(({ metadata }) =>
        refTo.inTenant(
          'componentType',
          metadata.namespace ?? '',
          componentTypeName(kinds.class.kind, metadata.name),
        ),
      ),
    ),
  read: (ref, { lookup }) => {
    const found = classNamed(ref.tenant ?? '', ref.name, lookup);
    if (!found) {
      return absent;
    }
    const { kind, object } = found;
    if (!object.content) {
      return unreadableReading(ref, kind, object);
    }
    const { title, description, owner, template } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        title,
        description,
        owner,
        template,
        workloadType: workloadTypes.get(kind.kind),
      }),
    );
  },
  objects: (ref, { lookup }) => {
    const found = classNamed(ref.tenant ?? '', ref.name, lookup);
    return found ? [found] : [];
  },
};

function classNamed(
  tenant: string,
  typeName: string,
  lookup: Parameters<typeof find>[1],
) {
  for (const { class: kind } of runningKinds) {
    const prefix = componentTypeName(kind.kind, '');
    const object = typeName.startsWith(prefix)
      ? find(kind, lookup, tenant, typeName.slice(prefix.length))
      : undefined;
    if (object) {
      return { kind, object };
    }
  }
  return undefined;
}
