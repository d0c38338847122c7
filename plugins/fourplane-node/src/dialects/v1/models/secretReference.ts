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
import { secretReferenceKind } from '../kinds/secretReference';

export const secretReferenceReader: ModelReader<'secretReference'> = {
  sources: [secretReferenceKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(secretReferenceKind, scope, lookup)].map(
      ({ metadata: { namespace, name } }) =>
        refTo.of('secretReference', { tenant: namespace, name }),
    ),
  read: (ref, { lookup }) => {
    const object = find(secretReferenceKind, lookup, ref.tenant, ref.name);
    if (!object) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, secretReferenceKind, object);
    }
    const { title, description, keys, health } = object.content;
    return presentReading(
      withoutAbsent({ ref, title, description, keys: [...keys], health }),
    );
  },
};
