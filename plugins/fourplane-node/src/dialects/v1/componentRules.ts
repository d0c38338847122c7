// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { keyOf } from '../reading/keys';
import { ComponentContent, componentKind } from './kinds/component';
import {
  ComponentReleaseContent,
  componentReleaseKind,
} from './kinds/componentRelease';
import {
  ReleaseBindingContent,
  releaseBindingKind,
} from './kinds/releaseBinding';
import {
  RenderedReleaseContent,
  renderedReleaseKind,
} from './kinds/renderedRelease';
import { WorkflowRunContent, workflowRunKind } from './kinds/workflowRun';
import { WorkloadContent, workloadKind } from './kinds/workload';
import { alertRuleKind } from './kinds/alertRule';
import { alertRuleRef } from './models/alertRule';
import { placementKey } from './placement';
import { ownedDeploymentsAt } from './resourceRules';
import { ReadContext } from '../reading/ModelReader';
import { findBy } from '../reading/ReadableKind';
import { cameOrWent, differs, sides, TouchRule } from '../reading/TouchRule';
import { endpointNames, holderOf, own } from './workloads';

/** A component hands its owner and lifecycle down to its endpoints. */
export const componentRule: TouchRule<ComponentContent> = {
  kind: componentKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    for (const side of sides(change)) {
      yield context.refTo.ofObject('component', componentKind, side);
    }
    if (differs(change, inherited)) {
      for (const side of sides(change)) {
        const { project } = componentKind.ownerOf(side);
        if (project !== undefined) {
          yield* endpointsOf(namespace, project, name, context);
        }
      }
    }
  },
};

function inherited(part: Partial<ComponentContent> | undefined) {
  return part && [part.project, part.owner, part.lifecycle];
}

/** A workload is part of its component, and declares the endpoints. */
export const workloadRule: TouchRule<WorkloadContent> = {
  kind: workloadKind,
  *touched(change, context) {
    const { namespace } = change.identity;
    const holders = sides(change).flatMap(side => {
      const holder = holderOf(side, context.lookup);
      return holder ? [{ side, holder }] : [];
    });
    for (const { holder } of holders) {
      const { project, component } = holder;
      yield context.refTo.inProject('component', namespace, project, component);
    }
    const ownerDiffers = differs(
      change,
      part => part && [part.project, part.component],
    );
    for (const { side, holder } of holders) {
      const { project, component } = holder;
      for (const name of endpointNames(side)) {
        if (ownerDiffers || differs(change, part => endpointOf(part, name))) {
          yield context.refTo.endpoint(namespace, project, component, name);
        }
      }
      // Which of several workloads counts may have changed, and with it the endpoints of the others.
      if (ownerDiffers) {
        yield* endpointsOf(namespace, project, component, context);
      }
    }
  },
};

function endpointOf(part: Partial<WorkloadContent> | undefined, name: string) {
  return (
    part && [
      own(part.endpoints, name),
      own(part.unreadableEndpoints, name),
      part.unknownEndpoints,
    ]
  );
}

function* endpointsOf(
  tenant: string,
  project: string,
  component: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  const key = keyOf(tenant, project, component);
  for (const workload of findBy(workloadKind, lookup, 'component', key)) {
    for (const name of endpointNames(workload)) {
      yield refTo.endpoint(tenant, project, component, name);
    }
  }
}

export const workflowRunRule: TouchRule<WorkflowRunContent> = {
  kind: workflowRunKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject('build', workflowRunKind, side);
    }
  },
};

/** A release lends its image to the deployments that name it. */
export const componentReleaseRule: TouchRule<ComponentReleaseContent> = {
  kind: componentReleaseKind,
  *touched(change, { lookup, refTo }) {
    const { namespace, name } = change.identity;
    for (const side of sides(change)) {
      yield refTo.ofObject('release', componentReleaseKind, side);
    }
    if (
      cameOrWent(change) ||
      differs(
        change,
        content =>
          content && [content.project, content.component, content.image],
      )
    ) {
      const key = keyOf(namespace, name);
      for (const binding of findBy(
        releaseBindingKind,
        lookup,
        'release',
        key,
      )) {
        yield refTo.ofObject('deployment', releaseBindingKind, binding);
      }
    }
  },
};

export const releaseBindingRule: TouchRule<ReleaseBindingContent> = {
  kind: releaseBindingKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject('deployment', releaseBindingKind, side);
    }
  },
};

/** What was rendered for an environment is part of the deployment there; it also says whose its alert rules are. */
export const renderedReleaseRule: TouchRule<RenderedReleaseContent> = {
  kind: renderedReleaseKind,
  *touched(change, context) {
    const { lookup, refTo } = context;
    const { namespace, name } = change.identity;
    for (const { content } of sides(change)) {
      if (!content) {
        continue;
      }
      const key = placementKey(content, namespace);
      for (const binding of findBy(
        releaseBindingKind,
        lookup,
        'placement',
        key,
      )) {
        yield refTo.ofObject('deployment', releaseBindingKind, binding);
      }
      yield* ownedDeploymentsAt(content, namespace, context);
    }
    if (cameOrWent(change) || differs(change, placed)) {
      const key = keyOf(namespace, name);
      for (const rule of findBy(alertRuleKind, lookup, 'rendered', key)) {
        yield alertRuleRef(rule, refTo);
      }
    }
  },
};

function placed(part: Partial<RenderedReleaseContent> | undefined) {
  return part && [part.project, part.component, part.environment];
}
