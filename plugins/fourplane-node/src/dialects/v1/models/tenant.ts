// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { namespaceKind } from '../kinds/namespace';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, findAll } from '../../reading/ReadableKind';

export const tenantReader: ModelReader<'tenant'> = {
  sources: [namespaceKind.key],
  refs: (scope, { lookup, refTo }) =>
    scope.project !== undefined || scope.component !== undefined
      ? []
      : [...findAll(namespaceKind, lookup)]
          .map(object => object.metadata.name)
          .filter(name => scope.tenant === undefined || name === scope.tenant)
          .map(name => refTo.tenant(name)),
  read: (ref, { lookup }) => {
    const object = find(namespaceKind, lookup, undefined, ref.name);
    if (!object) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, namespaceKind, object);
    }
    const { title, description, owner, health } = object.content;
    return presentReading(
      withoutAbsent({ ref, title, description, owner, health }),
    );
  },
};
