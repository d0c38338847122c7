// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { keyOf } from '../../reading/keys';
import { ReadContext } from '../../reading/ModelReader';
import { findBy, partOf } from '../../reading/ReadableKind';
import { cameOrWent, differs, sides, TouchRule } from '../../reading/TouchRule';
import { endpointNames } from '../../reading/workloads';
import { apiNames, holderOf } from '../componentParts';
import { BuildContent, buildKind } from '../kinds/build';
import { ComponentContent, componentKind } from '../kinds/component';
import {
  DeploymentTrackContent,
  deploymentTrackKind,
} from '../kinds/deploymentTrack';
import { RunningContent } from '../kinds/running';
import { WorkloadContent, workloadKind } from '../kinds/workload';
import { RunningKinds, runningKinds } from '../runningKinds';
import { endpointsOf } from './endpointsOf';

/** A component hands its owner and lifecycle down to its endpoints; its type says which object tells how it runs. */
export const componentRule: TouchRule<ComponentContent> = {
  kind: componentKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    for (const side of sides(change)) {
      yield context.refTo.ofObject('component', componentKind, side);
    }
    if (cameOrWent(change)) {
      yield context.refTo.tenant(namespace);
    }
    if (
      differs(
        change,
        part => part && [part.project, part.owner, part.lifecycle, part.type],
      )
    ) {
      for (const side of sides(change)) {
        const { project } = componentKind.ownerOf(side);
        if (project !== undefined) {
          yield* endpointsOf(namespace, project, name, context);
        }
      }
    }
  },
};

/** A workload is part of its component, and declares the endpoints. */
export const workloadRule: TouchRule<WorkloadContent> = {
  kind: workloadKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    for (const side of sides(change)) {
      const holder = holderOf(side, context.lookup);
      if (!holder) {
        continue;
      }
      const { project, component } = holder;
      yield context.refTo.inProject('component', namespace, project, component);
      for (const endpoint of endpointNames(side)) {
        yield context.refTo.endpoint(namespace, project, component, endpoint);
      }
      // Which of several workloads counts may have changed, and with it the endpoints of the others.
      yield* endpointsOf(namespace, project, component, context);
    }
    if (cameOrWent(change)) {
      yield* waitingFor(keyOf(namespace, name), context);
    }
  },
};

/** Components that run by a workload's name, whatever the workload says of itself. */
function* waitingFor(workload: string, { lookup, refTo }: ReadContext) {
  for (const { running: kind } of runningKinds) {
    for (const object of findBy(kind, lookup, 'workload', workload)) {
      const { project, component } = kind.ownerOf(object);
      const { namespace = '' } = object.metadata;
      if (component !== undefined) {
        yield refTo.inProject('component', namespace, project, component);
      }
    }
  }
}

/** What says how a component runs also says which workload counts, and who reaches its endpoints. */
function runningRule({
  running: kind,
}: RunningKinds): TouchRule<RunningContent> {
  return {
    kind,
    *touched(change, context) {
      const { namespace } = change.identity;
      for (const side of sides(change)) {
        const { project, component } = kind.ownerOf(side);
        if (project === undefined || component === undefined) {
          continue;
        }
        yield context.refTo.inProject(
          'component',
          namespace,
          project,
          component,
        );
        for (const name of apiNames(side)) {
          yield context.refTo.endpoint(namespace, project, component, name);
        }
        yield* endpointsOf(namespace, project, component, context);
      }
    },
  };
}

export const runningRules = runningKinds.map(runningRule);

export const buildRule: TouchRule<BuildContent> = {
  kind: buildKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject('build', buildKind, side);
    }
  },
};

export const deploymentTrackRule: TouchRule<DeploymentTrackContent> = {
  kind: deploymentTrackKind,
  *touched(change, { refTo }) {
    const { namespace, name } = change.identity;
    for (const side of sides(change)) {
      const { project, component } = partOf(side);
      if (project !== undefined && component !== undefined) {
        yield refTo.deploymentTrack(namespace, project, component, name);
        yield refTo.inProject('component', namespace, project, component);
      }
    }
  },
};
