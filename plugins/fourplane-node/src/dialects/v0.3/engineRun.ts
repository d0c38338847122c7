// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RuleDialectOptions } from '../reading/RuleDialect';
import { kubernetesName, LABEL_LIMIT } from '../writing/kubernetesName';

/** The namespace in which the builds of a tenant run, until 0.17. */
export const buildNamespace = (tenant: string) => `openchoreo-ci-${tenant}`;

/** The workflow's name is made of the build's. */
export const engineRun: RuleDialectOptions['engineRun'] = build => ({
  namespace: buildNamespace(build.tenant ?? ''),
  workflow: kubernetesName(LABEL_LIMIT, build.name),
});
