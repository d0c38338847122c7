// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  addressOf,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import {
  labelsAmong,
  repeatedName,
  repetition,
} from '../../writing/repetition';
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
    if (!live) {
      return gone('build', build.name);
    }
    const name = repeatedName(build.name, context.suffix);
    const { labels } = live.object.metadata;
    const run = {
      ref: { ...build, kind: 'build' as const, name },
      labels: labelsAmong(labels, [label.project, label.component]),
    };
    return repetition(kind, live, run, context);
  },
});
