// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, findIn } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { BuildContent, buildKind } from '../kinds/build';
import { buildPlaneKind } from '../kinds/plane';

/** What build templates are in the build plane. */
export const BUILD_TEMPLATE_KIND = 'ClusterWorkflowTemplate';

/** Reads builds; their plane is the first of the namespace, or nothing says which it is. */
export function buildReaderOf(options: {
  readonly plane: 'first' | 'unsaid';
}): ModelReader<'build'> {
  const isFirst = options.plane === 'first';
  return {
    sources: [buildKind.key],
    refs: (scope, { lookup, refTo }) =>
      [...scopedObjects(buildKind, scope, lookup)].map(object =>
        refTo.ofObject('build', buildKind, object),
      ),
    read: (ref, { lookup, refTo }) => {
      const object = find(buildKind, lookup, ref.tenant, ref.name);
      if (!object || buildKind.ownerOf(object).project !== ref.project) {
        return absent;
      }
      if (!object.content) {
        return unreadableReading(ref, buildKind, object);
      }
      const tenant = ref.tenant ?? '';
      const { project, component, template, parameters } = object.content;
      const { revision, image, createdAt } = object.content;
      const plane = isFirst ? firstPlane(tenant, lookup) : undefined;
      return presentReading<Build>(
        withoutAbsent({
          ref,
          component: refTo.inProject('component', tenant, project, component),
          workflow: template
            ? { kind: BUILD_TEMPLATE_KIND, name: template }
            : undefined,
          plane: plane ? refTo.plane('buildPlane', tenant, plane) : undefined,
          revision,
          image,
          createdAt,
          parameters,
          ...(isFirst
            ? progressOf(object.content, tenant, plane)
            : object.content.progress),
        }),
      );
    },
  };
}

export const buildReader = buildReaderOf({ plane: 'first' });

/** The controller takes the first one of the namespace. */
function firstPlane(tenant: string, lookup: Lookup): string | undefined {
  return [...findIn(buildPlaneKind, lookup, tenant)]
    .map(({ metadata }) => metadata.name)
    .sort()[0];
}

/** Without a build plane the controller stops after its first condition and says nothing. */
function progressOf(
  { progress }: BuildContent,
  tenant: string,
  plane: string | undefined,
): BuildContent['progress'] {
  return progress.phase === 'pending' && plane === undefined
    ? {
        ...progress,
        reason: 'BuildPlaneNotFound',
        message: `There is no BuildPlane in namespace ${tenant} to build on.`,
      }
    : progress;
}
