// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  othersNote,
  readVariables,
  variablesSchema,
  withOthers,
} from '../../writing/environmentVariables';
import {
  foreignOverrides,
  noOverrides,
  notOfComponents,
} from '../../writing/foreignOverrides';
import { change } from '../../writing/intentRule';
import { mergePatch } from '../../writing/mergePatch';
import { planned, refused } from '../../writing/plan';
import { IntentRule, OverrideRule } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import { deploymentKind } from '../kinds/deployment';
import { addressesOf, gone, storedOf } from './steps';

const impossible = {
  ...notOfComponents,
  componentType: 'OpenChoreo 0.2 has no types that take parameters',
  traits: 'OpenChoreo 0.2 has no traits',
} as const;

const SECRET = 'secretRef';
const PLACE = 'spec.configurationOverrides.application.env';

/** A Deployment overrides variables of its artifact's configuration. */
export const configureDeployment: IntentRule<'configureDeployment'> = {
  needs: ({ deployment }, context) =>
    addressesOf(deploymentKind, deployment, context),
  plan: ({ deployment, overrides }, context) => {
    const stored = storedOf(deploymentKind, deployment, context);
    if (!stored) {
      return refused(gone('deployment', deployment));
    }
    const issues = foreignOverrides(overrides, impossible);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const before = valueAt(stored.object, PLACE);
    const env = overrides.workload?.env;
    const after = env ? withOthers(before, env, SECRET) : before;
    const application = mergePatch({ env: before }, { env: after });
    return planned(
      Object.keys(application).length === 0
        ? []
        : change(
            stored,
            { spec: { configurationOverrides: { application } } },
            { [PLACE]: 'overrides.workload.env' },
          ),
      [deployment],
    );
  },
};

export const overridesOf: OverrideRule = (intent, context) => {
  if (intent.intent !== 'configureDeployment') {
    return noOverrides('0.2');
  }
  const { deployment } = intent;
  const stored = storedOf(deploymentKind, deployment, context);
  if (!stored) {
    return undefined;
  }
  const { variables, others } = readVariables(
    valueAt(stored.object, PLACE),
    SECRET,
  );
  return {
    schema: { type: 'object', properties: { workload: variablesSchema } },
    values: { workload: { env: variables } },
    missing: [],
    notes: othersNote(others),
  };
};
