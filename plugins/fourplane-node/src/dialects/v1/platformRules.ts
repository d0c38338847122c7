// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { componentKind } from './kinds/component';
import { deploymentPipelineKind } from './kinds/deploymentPipeline';
import { environmentKind } from './kinds/environment';
import {
  clusterDataPlaneKind,
  clusterObservabilityPlaneKind,
  clusterWorkflowPlaneKind,
  dataPlaneKind,
  observabilityPlaneKind,
  PlaneContent,
  workflowPlaneKind,
} from './kinds/plane';
import {
  clusterWorkflowKind,
  WorkflowContent,
  workflowKind,
} from './kinds/workflow';
import { workflowRunKind } from './kinds/workflowRun';
import { ReadContext } from '../reading/ModelReader';
import { planeKey } from './planeResolution';
import { findBy, ReadableKind } from '../reading/ReadableKind';
import {
  cameOrWent,
  differs,
  TouchRule,
  TypedChange,
} from '../reading/TouchRule';
import { workflowKey } from './workflowUse';

/** A kind nothing else reads. */
function ownRule<T>(
  kind: ReadableKind<T>,
  modelKind: 'environment' | 'pipeline',
): TouchRule<T> {
  return {
    kind,
    touched: ({ identity }, { refTo }) => [
      refTo.inTenant(modelKind, identity.namespace, identity.name),
    ],
  };
}

export const environmentRule = ownRule(environmentKind, 'environment');
export const pipelineRule = ownRule(deploymentPipelineKind, 'pipeline');

/** A workflow says where in its parameters the source is, and on which plane its runs happen. */
function workflowRule(
  kind: ReadableKind<WorkflowContent>,
): TouchRule<WorkflowContent> {
  return {
    kind,
    *touched(change, { lookup, refTo }) {
      const { namespace, name } = change.identity;
      yield refTo.of('workflow', { tenant: namespace, name });
      const key = workflowKey({ kind: kind.kind, name }, namespace);
      if (differs(change, content => content?.repository)) {
        for (const object of findBy(componentKind, lookup, 'workflow', key)) {
          yield refTo.ofObject('component', componentKind, object);
        }
      }
      if (
        differs(
          change,
          content => content && [content.repository, content.plane],
        )
      ) {
        yield* buildsOf(key, { lookup, refTo });
      }
    },
  };
}

export const workflowRules = [
  workflowRule(workflowKind),
  workflowRule(clusterWorkflowKind),
];

function* buildsOf(
  workflow: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const run of findBy(workflowRunKind, lookup, 'workflow', workflow)) {
    yield refTo.ofObject('build', workflowRunKind, run);
  }
}

type PlaneModelKind = Extract<ModelKind, `${string}Plane`>;

/** A plane that comes or goes changes what references to it resolve to; its state concerns nothing but itself. */
function planeRule(
  kind: ReadableKind<PlaneContent>,
  modelKind: PlaneModelKind,
  dependents: (key: string, context: ReadContext) => Iterable<ModelRef>,
): TouchRule<PlaneContent> {
  return {
    kind,
    *touched(change: TypedChange<PlaneContent>, context) {
      const { namespace, name } = change.identity;
      yield context.refTo.plane(modelKind, namespace || undefined, name);
      if (cameOrWent(change)) {
        yield* dependents(
          planeKey({
            kind: kind.kind,
            namespace: namespace || undefined,
            name,
          }),
          context,
        );
      }
    },
  };
}

function* environmentsOn(
  plane: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const { metadata } of findBy(
    environmentKind,
    lookup,
    'dataPlane',
    plane,
  )) {
    yield refTo.inTenant(
      'environment',
      metadata.namespace ?? '',
      metadata.name,
    );
  }
}

/** What runs on a build plane: workflows, and the builds they make. */
function* workflowsOn(
  plane: string,
  context: ReadContext,
): Generator<ModelRef> {
  for (const kind of [workflowKind, clusterWorkflowKind]) {
    for (const { metadata } of findBy(kind, context.lookup, 'plane', plane)) {
      const { namespace, name } = metadata;
      yield context.refTo.of('workflow', { tenant: namespace, name });
      const key = workflowKey({ kind: kind.kind, name }, namespace ?? '');
      yield* buildsOf(key, context);
    }
  }
}

const observedKinds = [
  [dataPlaneKind, 'dataPlane'],
  [clusterDataPlaneKind, 'dataPlane'],
  [workflowPlaneKind, 'buildPlane'],
  [clusterWorkflowPlaneKind, 'buildPlane'],
] as const;

function* planesObservedBy(
  plane: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const [kind, modelKind] of observedKinds) {
    for (const { metadata } of findBy(
      kind,
      lookup,
      'observabilityPlane',
      plane,
    )) {
      yield refTo.plane(modelKind, metadata.namespace, metadata.name);
    }
  }
}

export const planeRules = [
  planeRule(dataPlaneKind, 'dataPlane', environmentsOn),
  planeRule(clusterDataPlaneKind, 'dataPlane', environmentsOn),
  planeRule(workflowPlaneKind, 'buildPlane', workflowsOn),
  planeRule(clusterWorkflowPlaneKind, 'buildPlane', workflowsOn),
  planeRule(observabilityPlaneKind, 'observabilityPlane', planesObservedBy),
  planeRule(
    clusterObservabilityPlaneKind,
    'observabilityPlane',
    planesObservedBy,
  ),
];
