// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BoundRule, boundRule } from '../reading/BoundRule';
import {
  buildRule,
  componentRule,
  deployableArtifactRule,
  deploymentRule,
  deploymentTrackRule,
  endpointRule,
} from './componentRules';
import {
  dataPlaneRule,
  environmentRule,
  organizationRule,
  pipelineRule,
  projectRule,
} from './platformRules';

/** Every kind this dialect watches, with what its changes touch. */
export const rules: readonly BoundRule[] = [
  boundRule(organizationRule),
  boundRule(projectRule),
  boundRule(pipelineRule),
  boundRule(environmentRule),
  boundRule(dataPlaneRule),
  boundRule(componentRule),
  boundRule(deploymentTrackRule),
  boundRule(buildRule),
  boundRule(deployableArtifactRule),
  boundRule(deploymentRule),
  boundRule(endpointRule),
];
