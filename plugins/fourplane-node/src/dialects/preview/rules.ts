// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BoundRule, boundRule } from '../reading/BoundRule';
import { find, findBy, ReadableKind } from '../reading/ReadableKind';
import { cameOrWent, sides, TouchRule } from '../reading/TouchRule';
import { deploymentPipelineKind as pipelineKind } from '../v0.3/kinds/deploymentPipeline';
import { buildRule } from '../v0.3/rules/componentRules';
import { bindingRules } from '../v0.3/rules/deploymentRules';
import { runningKinds } from '../v0.3/runningKinds';
import {
  componentReleaseRule,
  componentRule,
  releaseBindingRule,
  renderedReleaseRule,
  workflowRunRule,
  workloadRule,
} from '../v1/componentRules';
import { NamespaceContent } from '../v1/kinds/namespace';
import { RenderedReleaseContent } from '../v1/kinds/renderedRelease';
import {
  alertRuleRule,
  notificationChannelRule,
  secretReferenceRule,
} from '../v1/observabilityRules';
import { namespaceRule, projectRule } from '../v1/ownerRules';
import { placementKey } from '../v1/placement';
import {
  environmentRule,
  planeRules,
  workflowRules,
} from '../v1/platformRules';
import { typeRules } from '../v1/typeRules';
import { aliasedTouched } from './aliased';
import {
  componentDeploymentKind,
  componentKind,
  componentReleaseKind,
  componentWorkflowRunKind,
  environmentKind,
  projectKind,
  releaseBindingKind,
  releaseKind,
  typeKinds,
  workflowRunKind,
  workloadKind,
} from './kinds';
import { planePairs } from './planes';

export { pipelineKind };

/** A rule of another generation for the kind as it is read here. */
function as<T>(kind: ReadableKind<T>, rule: TouchRule<T>): BoundRule {
  return boundRule({ kind, touched: rule.touched });
}

/** The same for a kind whose objects make a tenant of their namespace. */
function inhabiting<T>(
  kind: ReadableKind<T>,
  { touched }: Pick<TouchRule<T>, 'touched'>,
): BoundRule {
  return boundRule<T>({
    kind,
    *touched(change, context) {
      yield* touched(change, context);
      if (cameOrWent(change)) {
        yield context.refTo.tenant(change.identity.namespace);
      }
    },
  });
}

/** What was rendered is part of every sort of deployment. */
const releaseRule: TouchRule<RenderedReleaseContent> = {
  kind: releaseKind,
  *touched(change, context) {
    const { lookup, refTo } = context;
    const { namespace, name } = change.identity;
    yield* renderedReleaseRule.touched(change, context);
    for (const { content } of sides(change)) {
      if (content) {
        const key = placementKey(content, namespace);
        const kind = componentDeploymentKind;
        for (const object of findBy(kind, lookup, 'placement', key)) {
          yield refTo.ofObject('deployment', kind, object);
        }
      }
    }
    for (const { binding: kind } of runningKinds) {
      const object = find(kind, lookup, namespace, name);
      if (object) {
        yield refTo.ofObject('deployment', kind, object);
      }
    }
  },
};

const planeKinds = Object.values(planePairs).flatMap(pair => [
  pair.namespaced,
  pair.cluster,
]);

function planeRulesHere(): BoundRule[] {
  return planeRules.flatMap(rule => {
    const kind = planeKinds.find(({ key }) => key === rule.kind.key);
    if (!kind) {
      return [];
    }
    return [kind.namespaced ? inhabiting(kind, rule) : as(kind, rule)];
  });
}

/** Types and traits in their older shape. */
const olderTypes = new Map<string, BoundRule['kind']>(
  typeKinds.map(kind => [kind.key, kind]),
);

/** Types that there were; what they take may be in an older notation. */
function typeRulesHere(): BoundRule[] {
  return typeRules.map(rule => {
    const kind = olderTypes.get(rule.kind.key);
    return kind ? { ...rule, kind } : rule;
  });
}

/** Every kind that is watched where it is served, with what declares a tenant. */
export function rulesWith(
  declaring: ReadableKind<NamespaceContent>,
): readonly BoundRule[] {
  return [
    as(declaring, namespaceRule),
    inhabiting(projectKind, projectRule),
    inhabiting(componentKind, componentRule),
    as(workloadKind, workloadRule),
    ...workflowRules.map(boundRule),
    as(componentWorkflowRunKind, workflowRunRule),
    as(workflowRunKind, workflowRunRule),
    boundRule(buildRule),
    as(componentReleaseKind, componentReleaseRule),
    as(releaseBindingKind, releaseBindingRule),
    as(componentDeploymentKind, releaseBindingRule),
    ...bindingRules.map(rule =>
      boundRule({ kind: rule.kind, touched: aliasedTouched(rule) }),
    ),
    boundRule(releaseRule),
    inhabiting(environmentKind, environmentRule),
    inhabiting(pipelineKind, {
      touched: ({ identity }, { refTo }) => [
        refTo.inTenant('pipeline', identity.namespace, identity.name),
      ],
    }),
    ...planeRulesHere(),
    ...typeRulesHere(),
    boundRule(secretReferenceRule),
    boundRule(alertRuleRule),
    boundRule(notificationChannelRule),
  ];
}
