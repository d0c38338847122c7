// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, PlaneFact } from '@fourplane/plugin-fourplane-common';
import type {
  ObservedControlPlane,
  PlaneServers,
} from '../observability/PlaneServers';
import { ConfiguredObserver } from '../PlaneProbes';
import { Observer } from './Observer';

interface Found {
  readonly planes: ModelRef[];
  isForAll: boolean;
  readonly facts: PlaneFact[];
}

/** Finds whose server is whose, whatever it is made of. */
type Servers = Pick<PlaneServers<never, Observer>, 'of'>;

/** The servers about planes of a control plane for which no observability plane stands, by the entry that names them. */
export function configuredObservers(
  controlPlane: ObservedControlPlane,
  kinds: readonly Servers[],
): ConfiguredObserver[] {
  const { model } = controlPlane;
  const standing = model.refs('observabilityPlane');
  const observed: ModelRef[] = [
    ...model.refs('dataPlane'),
    ...model.refs('buildPlane'),
  ];
  const found = new Map<string, Found>();
  for (const servers of kinds) {
    const stoodFor = new Set(
      standing.map(plane => servers.of(controlPlane, plane)),
    );
    for (const plane of [undefined, ...observed]) {
      const observer = servers.of(controlPlane, plane);
      if (observer && !stoodFor.has(observer)) {
        note(found, observer, plane);
      }
    }
  }
  return [...found].map(([id, { planes, isForAll, facts }]) => ({
    id,
    planes: isForAll ? [] : planes,
    facts,
  }));
}

function note(
  found: Map<string, Found>,
  observer: Observer,
  plane: ModelRef | undefined,
): void {
  const known = found.get(observer.where) ?? {
    planes: [],
    isForAll: false,
    facts: [],
  };
  found.set(observer.where, known);
  const fact = observer.fact();
  if (!known.facts.some(({ server }) => server === fact.server)) {
    known.facts.push(fact);
  }
  if (!plane) {
    known.isForAll = true;
  } else if (!known.planes.includes(plane)) {
    known.planes.push(plane);
  }
}
