// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { planned, refused } from '../../writing/plan';
import { componentReleaseKind } from '../kinds/componentRelease';
import { intentRule } from '../../writing/intentRule';
import { snapshotNeeds, snapshotOf } from './releaseSnapshot';

const MAX_NAME = 63;

export const createRelease = intentRule<'createRelease'>(
  [componentReleaseKind.kind],
  {
    needs: ({ component }, context) => snapshotNeeds(component, context),
    plan: ({ component, release }, context) => {
      const issues: IntentIssue[] = [];
      const name = release?.name ?? releaseName(component.name, context.suffix);
      const snapshot = snapshotOf(component, name, context, issues);
      return snapshot
        ? planned(snapshot.steps, [snapshot.ref])
        : refused(...issues);
    },
  },
);

/** As the controller names them, with the intent's own suffix in the place of its hash. */
export function releaseName(component: string, suffix: string): string {
  return `${component.slice(0, MAX_NAME - suffix.length - 1)}-${suffix}`;
}
