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
import { notificationChannelKind } from '../kinds/notificationChannel';

export const notificationChannelReader: ModelReader<'notificationChannel'> = {
  sources: [notificationChannelKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(notificationChannelKind, scope, lookup)].map(
      ({ metadata: { namespace, name } }) =>
        refTo.of('notificationChannel', { tenant: namespace, name }),
    ),
  read: (ref, { lookup, refTo }) => {
    const object = find(notificationChannelKind, lookup, ref.tenant, ref.name);
    if (!object) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, notificationChannelKind, object);
    }
    const { environment, ...content } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        title: content.title,
        description: content.description,
        environment: environment
          ? refTo.inTenant('environment', ref.tenant ?? '', environment)
          : undefined,
        type: content.type,
        isDefault: content.isDefault,
        health: content.health,
      }),
    );
  },
};
