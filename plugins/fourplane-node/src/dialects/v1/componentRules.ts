// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { keyOf } from './keys';
import { ComponentContent, componentKind } from './kinds/component';
import {
  ComponentReleaseContent,
  componentReleaseKind,
} from './kinds/componentRelease';
import {
  placementKey,
  ReleaseBindingContent,
  releaseBindingKind,
} from './kinds/releaseBinding';
import {
  RenderedReleaseContent,
  renderedReleaseKind,
} from './kinds/renderedRelease';
import { WorkflowRunContent, workflowRunKind } from './kinds/workflowRun';
import { WorkloadContent, workloadKind } from './kinds/workload';
import { ReadContext } from './ModelReader';
import { endpointNames } from './models/component';
import { findBy } from './ReadableKind';
import { cameOrWent, differs, sides, TouchRule } from './TouchRule';

/** A component hands its owner and lifecycle down to its endpoints. */
export const componentRule: TouchRule<ComponentContent> = {
  kind: componentKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    for (const { content } of sides(change)) {
      yield context.refTo.inProject(
        'component',
        namespace,
        content?.project,
        name,
      );
    }
    if (differs(change, inherited)) {
      for (const { content } of sides(change)) {
        if (content) {
          yield* endpointsOf(namespace, content.project, name, context);
        }
      }
    }
  },
};

function inherited(content: ComponentContent | undefined) {
  return content && [content.project, content.owner, content.lifecycle];
}

/** A workload is part of its component, and declares the endpoints. */
export const workloadRule: TouchRule<WorkloadContent> = {
  kind: workloadKind,
  *touched(change, context) {
    const { namespace } = change.identity;
    const [before, after] = [change.before?.content, change.after?.content];
    for (const content of [before, after]) {
      if (content) {
        yield context.refTo.inProject(
          'component',
          namespace,
          content.project,
          content.component,
        );
      }
    }
    const ownerDiffers = differs(
      change,
      content => content && [content.project, content.component],
    );
    for (const content of [before, after]) {
      if (!content) {
        continue;
      }
      const { project, component } = content;
      for (const name of endpointNames(content)) {
        if (ownerDiffers || differs(change, side => endpointOf(side, name))) {
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

function endpointOf(content: WorkloadContent | undefined, name: string) {
  return [
    Object.entries(content?.endpoints ?? {}).find(([key]) => key === name),
    Object.entries(content?.unreadableEndpoints ?? {}).find(
      ([key]) => key === name,
    ),
  ];
}

function* endpointsOf(
  tenant: string,
  project: string,
  component: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  const key = keyOf(tenant, project, component);
  for (const { content } of findBy(workloadKind, lookup, 'component', key)) {
    for (const name of endpointNames(content)) {
      yield refTo.endpoint(tenant, project, component, name);
    }
  }
}

export const workflowRunRule: TouchRule<WorkflowRunContent> = {
  kind: workflowRunKind,
  *touched(change, { refTo }) {
    const { namespace, name } = change.identity;
    for (const { content } of sides(change)) {
      yield refTo.inProject('build', namespace, content?.owner?.project, name);
    }
  },
};

/** A release lends its image to the deployments that name it. */
export const componentReleaseRule: TouchRule<ComponentReleaseContent> = {
  kind: componentReleaseKind,
  *touched(change, { lookup, refTo }) {
    const { namespace, name } = change.identity;
    for (const { content } of sides(change)) {
      yield refTo.inProject('release', namespace, content?.project, name);
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
        yield refTo.inProject(
          'deployment',
          namespace,
          binding.content?.project,
          binding.metadata.name,
        );
      }
    }
  },
};

export const releaseBindingRule: TouchRule<ReleaseBindingContent> = {
  kind: releaseBindingKind,
  *touched(change, { refTo }) {
    const { namespace, name } = change.identity;
    for (const { content } of sides(change)) {
      yield refTo.inProject('deployment', namespace, content?.project, name);
    }
  },
};

/** What was rendered for a component in an environment is part of its deployment there. */
export const renderedReleaseRule: TouchRule<RenderedReleaseContent> = {
  kind: renderedReleaseKind,
  *touched(change, { lookup, refTo }) {
    const { namespace } = change.identity;
    for (const { content } of sides(change)) {
      if (!content?.component) {
        continue;
      }
      const { project, component, environment } = content;
      const key = placementKey({ project, component, environment }, namespace);
      for (const binding of findBy(
        releaseBindingKind,
        lookup,
        'placement',
        key,
      )) {
        yield refTo.inProject(
          'deployment',
          namespace,
          project,
          binding.metadata.name,
        );
      }
    }
  },
};
