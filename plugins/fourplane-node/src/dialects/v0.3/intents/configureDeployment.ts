// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
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
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext, OverrideRule } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import { bindingsNamed } from '../models/deployment';
import { mainContainer } from '../workloadSpec';
import { isControlled } from './bindings';
import { fieldsOf } from './manifest';

const impossible = {
  ...notOfComponents,
  componentType: 'A class of OpenChoreo 0.3 takes nothing per environment',
  traits: 'OpenChoreo 0.3 has no traits',
} as const;

const SECRET = 'secretRef';
const CONTAINERS = 'spec.workloadSpec.containers';
const FOLLOWED =
  'OpenChoreo 0.3 keeps this environment as the component’s Workload is, so anything set here would be undone';

/** A binding has a workload of its own, but where a controller makes it over from the component's. */
export const configureDeployment = intentRule<'configureDeployment'>([], {
  needs: ({ deployment }, context) => [bindingAddress(deployment, context)],
  plan: ({ deployment, overrides }, context) => {
    const live = bindingOf(deployment, context);
    const [found] = bindingsNamed(deployment, context.lookup);
    if (!live || !found) {
      return gone('deployment', deployment.name);
    }
    const issues = isControlled(found)
      ? [
          issueAt(
            'deployment',
            FOLLOWED,
            'Change the component, or set it in a later environment',
          ),
        ]
      : foreignOverrides(overrides, impossible);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const containers = fieldsOf(valueAt(live.object, CONTAINERS));
    const name = mainContainer(containers);
    const before = valueAt(containers[name], 'env');
    const env = overrides.workload?.env;
    const after = env ? withOthers(before, env, SECRET) : before;
    const container = mergePatch({ env: before }, { env: after });
    return planned(
      Object.keys(container).length === 0
        ? []
        : change(
            live,
            { spec: { workloadSpec: { containers: { [name]: container } } } },
            { [`${CONTAINERS}.${name}.env`]: 'overrides.workload.env' },
          ),
      [deployment],
    );
  },
});

export const overridesOf: OverrideRule = (intent, context) => {
  if (intent.intent !== 'configureDeployment') {
    return noOverrides('0.3');
  }
  const { deployment } = intent;
  const live = bindingOf(deployment, context);
  const [found] = bindingsNamed(deployment, context.lookup);
  if (!live || !found) {
    return undefined;
  }
  const containers = fieldsOf(valueAt(live.object, CONTAINERS));
  const { variables, others } = readVariables(
    valueAt(containers[mainContainer(containers)], 'env'),
    SECRET,
  );
  return {
    schema: { type: 'object', properties: { workload: variablesSchema } },
    values: { workload: { env: variables } },
    missing: [],
    notes: othersNote(others),
    ...(isControlled(found) && { why: `${FOLLOWED}.` }),
  };
};

function bindingAddress(deployment: ModelRef, context: NeedContext) {
  const [found] = bindingsNamed(deployment, context.lookup);
  return (
    found &&
    addressOf(
      context,
      found.kinds.binding.kind,
      deployment.tenant,
      deployment.name,
    )
  );
}

function bindingOf(deployment: ModelRef, context: PlanInput) {
  const address = bindingAddress(deployment, context);
  return (
    address &&
    liveObject(context, address.resource.kind, address.namespace, address.name)
  );
}
