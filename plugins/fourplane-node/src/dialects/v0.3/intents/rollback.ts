// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import { mergePatch } from '../../writing/mergePatch';
import { planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { bindingsNamed } from '../models/deployment';
import { isControlled } from './bindings';
import { imageOf, runningFor, workloadAddress, workloadImage } from './deploy';
import { containersWith } from './workloadManifest';

/**
 * Puts an earlier build's image back. Where a controller keeps the binding as the Workload is, the image goes into the
 * Workload; anything else it would undo at once.
 */
export const rollback = intentRule<'rollback'>([], {
  needs: (intent, context) => {
    const { found, component, running } = partsOf(intent, context);
    return [
      found &&
        addressOf(
          context,
          found.kinds.binding.kind,
          component.tenant,
          found.object.metadata.name,
        ),
      workloadAddress(component, running, context),
    ];
  },
  plan: (intent, context) => {
    const { deployment, to } = intent;
    const { found, component, running } = partsOf(intent, context);
    const live =
      found &&
      liveObject(
        context,
        found.kinds.binding.kind,
        deployment.tenant,
        deployment.name,
      );
    if (!found || !live) {
      return gone('deployment', deployment.name);
    }
    const image = imageOf('to', to, context.lookup);
    if (typeof image === 'object') {
      return refused(image);
    }
    if (isControlled(found)) {
      return planned(workloadImage(component, running, image, context), [
        deployment,
      ]);
    }
    const before = valueAt(live.object, 'spec.workloadSpec.containers');
    const containers = mergePatch(
      before,
      containersWith(before, image, undefined),
    );
    return planned(change(live, { spec: { workloadSpec: { containers } } }), [
      deployment,
    ]);
  },
});

function partsOf(
  { deployment }: IntentOf<'rollback'>,
  { lookup }: NeedContext,
) {
  const [found] = bindingsNamed(deployment, lookup);
  const name = found?.object.content?.component ?? '';
  const component: ModelRef = { ...deployment, kind: 'component', name };
  const running = runningFor(component, lookup);
  return { found, component, running };
}
