// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  componentReleaseRule,
  componentRule,
  releaseBindingRule,
  renderedReleaseRule,
  workflowRunRule,
  workloadRule,
} from './componentRules';
import { namespaceRule, projectRule } from './ownerRules';
import {
  environmentRule,
  pipelineRule,
  planeRules,
  workflowRules,
} from './platformRules';
import {
  alertRuleRule,
  notificationChannelRule,
  secretReferenceRule,
} from './observabilityRules';
import {
  projectBindingRule,
  projectReleaseRule,
  resourceBindingRule,
  resourceReleaseRule,
  resourceRule,
} from './resourceRules';
import { typeRules } from './typeRules';
import { BoundRule, boundRule } from '../reading/BoundRule';

/** Every kind this dialect watches where it is served, with what its changes touch. */
export const rules: readonly BoundRule[] = [
  boundRule(namespaceRule),
  boundRule(projectRule),
  boundRule(projectReleaseRule),
  boundRule(projectBindingRule),
  boundRule(componentRule),
  boundRule(workloadRule),
  ...workflowRules.map(boundRule),
  boundRule(workflowRunRule),
  boundRule(componentReleaseRule),
  boundRule(releaseBindingRule),
  boundRule(renderedReleaseRule),
  boundRule(resourceRule),
  boundRule(resourceReleaseRule),
  boundRule(resourceBindingRule),
  boundRule(environmentRule),
  boundRule(pipelineRule),
  ...planeRules.map(boundRule),
  ...typeRules,
  boundRule(secretReferenceRule),
  boundRule(alertRuleRule),
  boundRule(notificationChannelRule),
];
