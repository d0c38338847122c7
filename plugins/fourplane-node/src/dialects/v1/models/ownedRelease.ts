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
import { projectReleaseKind, resourceReleaseKind } from '../kinds/ownedRelease';

export const projectReleaseReader: ModelReader<'projectRelease'> = {
  sources: [projectReleaseKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(projectReleaseKind, scope, lookup)].map(object =>
      refTo.ofObject('projectRelease', projectReleaseKind, object),
    ),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(projectReleaseKind, lookup, tenant, ref.name);
    if (!object || projectReleaseKind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, projectReleaseKind, object);
    }
    const { project, createdAt } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        project: refTo.inTenant('project', tenant, project),
        createdAt,
      }),
    );
  },
};

export const resourceReleaseReader: ModelReader<'resourceRelease'> = {
  sources: [resourceReleaseKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(resourceReleaseKind, scope, lookup)].map(object =>
      refTo.ofObject('resourceRelease', resourceReleaseKind, object),
    ),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(resourceReleaseKind, lookup, tenant, ref.name);
    if (
      !object ||
      resourceReleaseKind.ownerOf(object).project !== ref.project
    ) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, resourceReleaseKind, object);
    }
    const { project, resource, createdAt } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        resource: refTo.inProject('resource', tenant, project, resource),
        createdAt,
      }),
    );
  },
};
