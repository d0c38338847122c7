// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RuleDialectOptions } from '../reading/RuleDialect';
import { kubernetesName, LABEL_LIMIT } from '../writing/kubernetesName';

/** An organization's builds share a namespace; the workflow's name is made of the build's. */
export const engineRun: RuleDialectOptions['engineRun'] = build => ({
  namespace: `choreo-ci-${build.tenant}`,
  workflow: kubernetesName(LABEL_LIMIT, build.name),
});
