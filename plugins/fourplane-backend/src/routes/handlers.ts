// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contract,
  ModelKind,
  RouteData,
  StreamRouteName,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { z } from 'zod';
import { Caller } from '../serving/Caller';
import { createBuildHandlers } from './builds/buildHandlers';
import { BuildIndex } from './builds/BuildIndex';
import { choiceHandlers } from './choices/choiceHandlers';
import { getComponentOverview } from './components';
import { deploymentHandlers } from './deployments/deploymentHandlers';
import { editHandlers } from './edit/editHandlers';
import { observabilityHandlers } from './observability/observabilityHandlers';
import { planeHandlers } from './planes/planeHandlers';
import { PlaneLoads } from './planes/PlaneLoads';
import { listProjects } from './projects';
import { ProjectSummaries } from './ProjectSummaries';

/** Name of a row of the contract. */
export type RouteName = keyof typeof contract;

type Row<N extends RouteName> = (typeof contract)[N];

/** What a row's handler is asked with: its path, its query, and the body of one that changes something. */
export type Input<N extends RouteName> = z.output<Row<N>['params']> &
  z.output<Row<N>['query']> &
  (Row<N> extends { body: infer B extends z.ZodType }
    ? { readonly body: z.output<B> }
    : object);

type Data<N extends RouteName> = N extends StreamRouteName
  ? AsyncIterable<RouteData<N>>
  : RouteData<N>;

/** What is seen besides readings: the pods of deployments, how planes answer probes, readings of whatever kind. */
export type Sight = 'pods' | 'probes' | 'anything';

/** What answers a row once its guard has let the caller through. */
export interface Handler<I, D> {
  /** The kinds the answer is read from: it is stale while one of them is not live, and may differ when one of them does. */
  readonly reads: readonly ModelKind[];
  /** When it may differ besides. */
  readonly alsoSees?: Sight | readonly Sight[];
  readonly answer: (input: I, caller: Caller) => D | Promise<D>;
}

/** One handler per row of the contract. */
export type Handlers = {
  readonly [N in RouteName]: Handler<Input<N>, Data<N>>;
};

/** Binds the answers to what they read. */
export function createHandlers(options: {
  readonly controlPlanes: ControlPlanes;
  readonly indexes: readonly BuildIndex[];
  readonly summaries: readonly Pick<ProjectSummaries, 'list'>[];
  readonly loads: readonly PlaneLoads[];
}): Handlers {
  const { controlPlanes, indexes, loads, summaries } = options;
  return {
    ...planeHandlers({ controlPlanes, loads }),
    listProjects: {
      reads: ['project', 'component', 'deployment', 'environment'],
      alsoSees: 'pods',
      answer: () => listProjects(summaries),
    },
    getComponentOverview: {
      reads: [
        'component',
        'project',
        'pipeline',
        'environment',
        'deployment',
        'dataPlane',
        'endpoint',
        'build',
      ],
      alsoSees: 'pods',
      answer: params => getComponentOverview(controlPlanes, params),
    },
    ...createBuildHandlers({ controlPlanes, indexes }),
    ...deploymentHandlers({ controlPlanes, indexes }),
    ...observabilityHandlers(controlPlanes),
    ...choiceHandlers(controlPlanes),
    ...editHandlers(controlPlanes),
  };
}
