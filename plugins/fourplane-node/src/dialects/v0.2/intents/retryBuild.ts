// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from '../../writing/plan';
import {
  labelsAmong,
  repeatedName,
  repetition,
} from '../../writing/repetition';
import { IntentRule } from '../../writing/TablePlanner';
import { buildKind } from '../kinds/build';
import { label } from '../labels';
import { addressesOf, gone, storedOf } from './steps';

/** A build of the same revision on the same track, with the same configuration. */
export const retryBuild: IntentRule<'retryBuild'> = {
  needs: ({ build }, context) => addressesOf(buildKind, build, context),
  plan: ({ build }, context) => {
    const stored = storedOf(buildKind, build, context);
    if (!stored) {
      return refused(gone('build', build));
    }
    const name = repeatedName(build.name, context.suffix);
    const { labels } = stored.object.metadata;
    const run = {
      ref: { ...build, kind: 'build' as const, name },
      labels: {
        ...labelsAmong(labels, [
          label.organization,
          label.project,
          label.component,
          label.track,
        ]),
        [label.name]: name,
      },
    };
    return repetition(buildKind.kind, stored, run, context);
  },
};
