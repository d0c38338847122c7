// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Plane } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../reading/fields';
import {
  clusterDataPlaneKind,
  clusterObservabilityPlaneKind,
  clusterWorkflowPlaneKind,
  dataPlaneKind,
  observabilityPlaneKind,
  PlaneContent,
  workflowPlaneKind,
} from '../kinds/plane';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { tenantOwner } from '../owners';
import { observabilityPlanes, resolvePlane } from '../planeResolution';
import { find, findAll, ReadableKind } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';

type PlaneModelKind = 'dataPlane' | 'buildPlane' | 'observabilityPlane';

/** A scope with a tenant leaves the cluster's planes out: they are nobody's. */
function planeReader<K extends PlaneModelKind>(options: {
  kind: K;
  role: Plane['role'];
  namespaced: ReadableKind<PlaneContent>;
  cluster: ReadableKind<PlaneContent>;
}): ModelReader<K> {
  const { kind, role, namespaced, cluster } = options;
  return {
    sources: [namespaced.key, cluster.key],
    refs: (scope, { lookup, refTo }) => [
      ...(Object.values(scope).every(value => value === undefined)
        ? [...findAll(cluster, lookup)].map(({ metadata }) =>
            refTo.plane(kind, undefined, metadata.name),
          )
        : []),
      ...[...scopedObjects(namespaced, scope, lookup)].map(({ metadata }) =>
        refTo.plane(kind, metadata.namespace, metadata.name),
      ),
    ],
    read: (ref, { lookup, refTo }) => {
      const source = ref.tenant === undefined ? cluster : namespaced;
      const object = find(source, lookup, ref.tenant, ref.name);
      if (!object) {
        return absent;
      }
      const content = object.content;
      if (!content) {
        return unreadableReading(ref, source, object);
      }
      const observed =
        role === 'observability'
          ? undefined
          : resolvePlane(
              observabilityPlanes,
              content.observabilityPlane,
              ref.tenant ?? '',
              lookup,
            );
      return presentReading<Plane>(
        withoutAbsent({
          ref,
          title: content.title,
          description: content.description,
          owner:
            content.owner ??
            (ref.tenant === undefined
              ? undefined
              : tenantOwner(ref.tenant, lookup)),
          role,
          observabilityPlane:
            observed &&
            refTo.plane('observabilityPlane', observed.tenant, observed.name),
          agent: content.agent,
          observerUrl: content.observerUrl,
          health: content.health,
        }),
      );
    },
  };
}

export const dataPlaneReader = planeReader({
  kind: 'dataPlane',
  role: 'data',
  namespaced: dataPlaneKind,
  cluster: clusterDataPlaneKind,
});
export const buildPlaneReader = planeReader({
  kind: 'buildPlane',
  role: 'build',
  namespaced: workflowPlaneKind,
  cluster: clusterWorkflowPlaneKind,
});
export const observabilityPlaneReader = planeReader({
  kind: 'observabilityPlane',
  role: 'observability',
  namespaced: observabilityPlaneKind,
  cluster: clusterObservabilityPlaneKind,
});
