// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BoundRule, boundRule } from '../reading/BoundRule';
import {
  buildRule,
  componentRule,
  deploymentTrackRule,
  runningRules,
  workloadRule,
} from './rules/componentRules';
import { bindingRules, releaseRule } from './rules/deploymentRules';
import { organizationRule, projectRule } from './rules/ownerRules';
import {
  buildPlaneRule,
  classRules,
  dataPlaneRule,
  environmentRule,
  pipelineRule,
} from './rules/platformRules';

/** Every kind this dialect watches where it is served, with what its changes touch. */
export const rules: readonly BoundRule[] = [
  boundRule(organizationRule),
  boundRule(projectRule),
  boundRule(componentRule),
  boundRule(workloadRule),
  ...runningRules.map(boundRule),
  boundRule(buildRule),
  boundRule(deploymentTrackRule),
  ...bindingRules.map(boundRule),
  boundRule(releaseRule),
  boundRule(environmentRule),
  boundRule(pipelineRule),
  boundRule(dataPlaneRule),
  boundRule(buildPlaneRule),
  ...classRules.map(boundRule),
];
