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
import { findOfPair, KindPair, pairRefs, pairSources } from '../kindPair';

type PlaneModelKind = 'dataPlane' | 'buildPlane' | 'observabilityPlane';

/** Reads planes of one role, whatever their kinds are called. */
export function planeReader<K extends PlaneModelKind>(options: {
  kind: K;
  role: Plane['role'];
  pair: KindPair<PlaneContent>;
}): ModelReader<K> {
  const { kind, role, pair } = options;
  return {
    sources: pairSources(pair),
    refs: (scope, context) => pairRefs(kind, pair, scope, context),
    read: (ref, { lookup, refTo }) => {
      const { kind: source, object } = findOfPair(pair, ref, lookup);
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
          region: content.region,
          observabilityPlane:
            observed &&
            refTo.plane('observabilityPlane', observed.tenant, observed.name),
          agent: content.agent,
          access: content.access,
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
  pair: { namespaced: dataPlaneKind, cluster: clusterDataPlaneKind },
});
export const buildPlaneReader = planeReader({
  kind: 'buildPlane',
  role: 'build',
  pair: { namespaced: workflowPlaneKind, cluster: clusterWorkflowPlaneKind },
});
export const observabilityPlaneReader = planeReader({
  kind: 'observabilityPlane',
  role: 'observability',
  pair: {
    namespaced: observabilityPlaneKind,
    cluster: clusterObservabilityPlaneKind,
  },
});
