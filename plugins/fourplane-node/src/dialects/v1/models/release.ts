// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { componentReleaseKind } from '../kinds/componentRelease';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';

export const releaseReader: ModelReader<'release'> = {
  sources: [componentReleaseKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(componentReleaseKind, scope, lookup)].map(object =>
      refTo.ofObject('release', componentReleaseKind, object),
    ),
  read: (ref, { lookup, refTo }) => {
    const object = find(componentReleaseKind, lookup, ref.tenant, ref.name);
    if (
      !object ||
      componentReleaseKind.ownerOf(object).project !== ref.project
    ) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, componentReleaseKind, object);
    }
    const { project, component, image, createdAt } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        component: refTo.inProject(
          'component',
          ref.tenant ?? '',
          project,
          component,
        ),
        image,
        createdAt,
      }),
    );
  },
};
