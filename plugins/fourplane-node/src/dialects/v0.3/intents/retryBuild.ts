// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  addressOf,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { repeatedBuild } from '../../writing/repetition';
import { buildKind } from '../kinds/build';
import { ORGANIZATION_LABEL, ownerLabels } from '../labels';

const { kind } = buildKind;

/** A build of the same revision with the same template and parameters. */
export const retryBuild = intentRule<'retryBuild'>([kind], {
  needs: ({ build }, context) => [
    addressOf(context, kind, build.tenant, build.name),
  ],
  plan: ({ build }, context) => {
    const live = liveObject(context, kind, build.tenant, build.name);
    const kept = [ORGANIZATION_LABEL, ...Object.values(ownerLabels)];
    return live
      ? repeatedBuild(build, live, { kept }, context)
      : gone('build', build.name);
  },
});
