// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Change } from '../Dialect';
import {
  componentReleaseRule,
  componentRule,
  releaseBindingRule,
  renderedReleaseRule,
  workflowRunRule,
  workloadRule,
} from './componentRules';
import { ReadContext } from './ModelReader';
import { namespaceRule, projectRule } from './ownerRules';
import {
  environmentRule,
  pipelineRule,
  planeRules,
  projectBindingRule,
  resourceBindingRule,
  resourceRule,
  workflowRules,
} from './platformRules';
import { ObjectIdentity, Projection, ReadableKind } from './ReadableKind';
import { TouchRule } from './TouchRule';

/** A rule for changes as the store reports them. */
export interface BoundRule {
  readonly kind: ReadableKind<unknown>;
  readonly touched: (
    change: Change,
    identity: ObjectIdentity,
    context: ReadContext,
  ) => Iterable<ModelRef>;
}

/** Every kind this dialect watches where it is served, with what its changes touch. */
export const rules: readonly BoundRule[] = [
  bound(namespaceRule),
  bound(projectRule),
  bound(projectBindingRule),
  bound(componentRule),
  bound(workloadRule),
  ...workflowRules.map(bound),
  bound(workflowRunRule),
  bound(componentReleaseRule),
  bound(releaseBindingRule),
  bound(renderedReleaseRule),
  bound(resourceRule),
  bound(resourceBindingRule),
  bound(environmentRule),
  bound(pipelineRule),
  ...planeRules.map(bound),
];

/** The store hands back what the rule's own kind projected, typed as any object. */
function bound<T>(rule: TouchRule<T>): BoundRule {
  return {
    kind: rule.kind,
    touched: ({ before, after }, identity, context) =>
      rule.touched(
        {
          identity,
          before: before as Projection<T> | undefined,
          after: after as Projection<T> | undefined,
        },
        context,
      ),
  };
}
