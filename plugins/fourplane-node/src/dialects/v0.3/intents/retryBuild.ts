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
    if (!live) {
      return gone('build', build.name);
    }
    const name = repeatedName(build.name, context.suffix);
    const { labels } = live.object.metadata;
    const run = {
      ref: { ...build, kind: 'build' as const, name },
      labels: labelsAmong(labels, [
        ORGANIZATION_LABEL,
        ...Object.values(ownerLabels),
      ]),
    };
    return repetition(kind, live, run, context);
  },
});
