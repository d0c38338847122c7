// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { find } from '../reading/ReadableKind';
import { RuleDialectOptions } from '../reading/RuleDialect';
import { buildNamespace, engineRun as v03EngineRun } from '../v0.3/engineRun';
import { componentWorkflowRunKind, workflowRunKind } from './kinds';

/** Runs are called like their workflow; what is no run is a Build, as in 0.3. */
export const engineRun: RuleDialectOptions['engineRun'] = (build, context) => {
  const { tenant = '', name } = build;
  const run = [componentWorkflowRunKind, workflowRunKind]
    .map(kind => find(kind, context.lookup, tenant, name))
    .find(found => found !== undefined);
  if (!run) {
    return v03EngineRun(build, context);
  }
  const reference = run.content?.run;
  return {
    namespace: reference?.namespace ?? buildNamespace(tenant),
    workflow: reference?.name ?? name,
  };
};
