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
  projectBindingRule,
  resourceBindingRule,
  resourceRule,
  workflowRules,
} from './platformRules';
import { BoundRule, boundRule } from '../reading/BoundRule';

/** Every kind this dialect watches where it is served, with what its changes touch. */
export const rules: readonly BoundRule[] = [
  boundRule(namespaceRule),
  boundRule(projectRule),
  boundRule(projectBindingRule),
  boundRule(componentRule),
  boundRule(workloadRule),
  ...workflowRules.map(boundRule),
  boundRule(workflowRunRule),
  boundRule(componentReleaseRule),
  boundRule(releaseBindingRule),
  boundRule(renderedReleaseRule),
  boundRule(resourceRule),
  boundRule(resourceBindingRule),
  boundRule(environmentRule),
  boundRule(pipelineRule),
  ...planeRules.map(boundRule),
];
