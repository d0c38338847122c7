// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { resourceReleaseBindingKind } from '../kinds/ownedBinding';
import { resourceKind } from '../kinds/resource';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { projectOwner } from '../owners';
import { find, findBy } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { withBindings } from './project';

export const resourceReader: ModelReader<'resource'> = {
  sources: [resourceKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(resourceKind, scope, lookup)].map(object =>
      refTo.ofObject('resource', resourceKind, object),
    ),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(resourceKind, lookup, tenant, ref.name);
    if (!object || resourceKind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, resourceKind, object);
    }
    const { project, type, latestRelease, health } = object.content;
    const bindings = findBy(
      resourceReleaseBindingKind,
      lookup,
      'resource',
      keyOf(tenant, project, ref.name),
    );
    return presentReading(
      withoutAbsent({
        ref,
        title: object.content.title,
        description: object.content.description,
        owner: object.content.owner ?? projectOwner(tenant, project, lookup),
        project: refTo.inTenant('project', tenant, project),
        type,
        latestRelease,
        health: withBindings(health, bindings),
      }),
    );
  },
};
