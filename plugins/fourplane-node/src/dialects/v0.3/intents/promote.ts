// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import {
  bindingIn,
  bindingName,
  deploymentRef,
  isControlled,
} from './bindings';
import { fieldsOf, metadataOf } from './manifest';

/**
 * Copies what is bound to one environment to another: into the component's binding there, whatever its name, or into a
 * new one.
 */
export const promote = intentRule<'promote'>([], {
  needs: ({ component, from, to }, context) =>
    [from, to].map(({ name }) => {
      const found = bindingIn(component, name, context.lookup);
      return (
        found &&
        addressOf(
          context,
          found.kinds.binding.kind,
          component.tenant,
          found.object.metadata.name,
        )
      );
    }),
  plan: ({ component, from, to }, context) => {
    const { tenant } = component;
    const source = bindingIn(component, from.name, context.lookup);
    const live =
      source &&
      liveObject(
        context,
        source.kinds.binding.kind,
        tenant,
        source.object.metadata.name,
      );
    if (!source || !live) {
      return gone('from', component.name);
    }
    if (source.object.content?.desired === 'undeployed') {
      return refused(
        issueAt(
          'from',
          `"${component.name}" is undeployed in "${from.name}", so there is nothing to promote`,
          `Deploy it to "${from.name}" first`,
        ),
      );
    }
    const target = bindingIn(component, to.name, context.lookup);
    if (target && (isControlled(target) || target.kinds !== source.kinds)) {
      return refused(
        issueAt(
          'to',
          `OpenChoreo itself keeps what runs in "${to.name}" as the component's Workload is`,
          'Change the component, or promote to another environment',
        ),
      );
    }
    const spec = {
      ...fieldsOf(live.object.spec),
      environment: to.name,
      releaseState: 'Active',
    };
    const kind = source.kinds.binding.kind;
    const there =
      target && liveObject(context, kind, tenant, target.object.metadata.name);
    if (there) {
      const { name } = there.address;
      const patch = { spec: mergePatch(there.object.spec, spec) };
      return planned(change(there, patch), [deploymentRef(component, name)]);
    }
    const name = bindingName(component, to.name, context.lookup);
    const ref = deploymentRef(component, name);
    return planned(
      creation(
        context,
        kind,
        { metadata: metadataOf(ref, {}, component.name), spec },
        { 'spec.environment': 'to' },
      ),
      [ref],
    );
  },
});
