// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planeRoutes, RefOf } from '@fourplane/plugin-fourplane-common';
import {
  ControlPlanes,
  RecentReadings,
} from '@fourplane/plugin-fourplane-node';
import type { Handlers } from '../handlers';
import { getDataPlane } from './getDataPlane';
import {
  getObservabilityContents,
  RecentIngest,
} from './getObservabilityContents';
import { getObservabilityPlane } from './getObservabilityPlane';
import { getPlaneCluster } from './getPlaneCluster';
import { listControlPlanes } from './listControlPlanes';
import { listObservers } from './listObservers';
import { listPlanes } from './listPlanes';
import { planeKinds } from './planeKinds';
import { PlaneLoads } from './PlaneLoads';

/** How long the newest line of a plane is not looked for anew, in ms. */
const INGEST_VALID_MS = 10_000;

/** Answers the rows about control planes and planes. */
export function planeHandlers(options: {
  readonly controlPlanes: ControlPlanes;
  readonly loads: readonly PlaneLoads[];
}): Pick<Handlers, keyof typeof planeRoutes> {
  const { controlPlanes, loads } = options;
  const recent: RecentIngest = RecentReadings.create({
    validMs: INGEST_VALID_MS,
  });
  return {
    listControlPlanes: {
      reads: ['tenant', 'project', 'component'],
      // What cannot be read, and that is of any kind.
      alsoSees: ['anything', 'probes'],
      answer: () => listControlPlanes(controlPlanes),
    },
    listPlanes: {
      reads: [...planeKinds, 'environment', 'deployment', 'build'],
      alsoSees: ['pods', 'probes'],
      answer: () => listPlanes(loads),
    },
    listObservers: {
      reads: planeKinds,
      alsoSees: ['probes'],
      answer: () => listObservers(controlPlanes),
    },
    getDataPlane: {
      reads: [...planeKinds, 'environment', 'deployment', 'component', 'build'],
      alsoSees: ['pods', 'probes'],
      answer: input =>
        getDataPlane(controlPlanes, loads, refOfPlane('dataPlane', input)),
    },
    getDataPlaneCluster: {
      // Nobody tells when a cluster has changed; the page asks again now and then.
      reads: ['dataPlane'],
      answer: input =>
        getPlaneCluster(controlPlanes, refOfPlane('dataPlane', input)),
    },
    getObservabilityPlane: {
      reads: [...planeKinds, 'environment', 'deployment', 'build'],
      alsoSees: ['pods', 'probes'],
      answer: input =>
        getObservabilityPlane(
          controlPlanes,
          loads,
          refOfPlane('observabilityPlane', input),
        ),
    },
    getObservabilityContents: {
      reads: [...planeKinds, 'environment', 'deployment', 'build'],
      alsoSees: 'probes',
      answer: input =>
        getObservabilityContents(
          controlPlanes,
          loads,
          recent,
          refOfPlane('observabilityPlane', input),
        ),
    },
  };
}

function refOfPlane<K extends (typeof planeKinds)[number]>(
  kind: K,
  input: {
    readonly controlPlane: string;
    readonly plane: string;
    readonly tenant?: string;
  },
): RefOf<K> {
  const { controlPlane, plane: name, tenant } = input;
  return { controlPlane, kind, name, ...(tenant && { tenant }) };
}
