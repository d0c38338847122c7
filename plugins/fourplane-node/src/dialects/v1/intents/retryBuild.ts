// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  addressOf,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { repeatedBuild } from '../../writing/repetition';
import { workflowRunKind } from '../kinds/workflowRun';
import { label } from './labels';

const { kind } = workflowRunKind;

/** A run of the same workflow with the same parameters, whatever the component says by now. */
export const retryBuild = intentRule<'retryBuild'>([kind], {
  needs: ({ build }, context) => [
    addressOf(context, kind, build.tenant, build.name),
  ],
  plan: ({ build }, context) => {
    const live = liveObject(context, kind, build.tenant, build.name);
    const kept = [label.project, label.component];
    return live
      ? repeatedBuild(build, live, { kept }, context)
      : gone('build', build.name);
  },
});
