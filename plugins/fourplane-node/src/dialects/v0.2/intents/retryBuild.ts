// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from '../../writing/plan';
import { repeatedBuild } from '../../writing/repetition';
import { IntentRule } from '../../writing/TablePlanner';
import { buildKind } from '../kinds/build';
import { label } from '../labels';
import { addressesOf, gone, storedOf } from './steps';

/** A build of the same revision on the same track, with the same configuration. */
export const retryBuild: IntentRule<'retryBuild'> = {
  needs: ({ build }, context) => addressesOf(buildKind, build, context),
  plan: ({ build }, context) => {
    const stored = storedOf(buildKind, build, context);
    const { organization, project, component, track, name } = label;
    const kept = [organization, project, component, track];
    return stored
      ? repeatedBuild(build, stored, { kept, nameLabel: name }, context)
      : refused(gone('build', build));
  },
};
