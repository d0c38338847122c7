// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';

/** What an intent may ask for, and this generation has not. */
export const noParameters = (path: string): IntentIssue =>
  issueAt(path, 'OpenChoreo 0.2 has no types that take parameters');

export function hasEntries(
  values: Readonly<Record<string, unknown>> | undefined,
): boolean {
  return values !== undefined && Object.keys(values).length > 0;
}

export const noAutoBuild: IntentIssue = issueAt(
  'autoBuild',
  'OpenChoreo 0.2 starts no build by itself',
  'Leave it out, and trigger builds',
);

export const noAutoDeploy: IntentIssue = issueAt(
  'autoDeploy',
  'OpenChoreo 0.2 deploys by itself only what it has built',
  'Leave it out, and deploy the image',
);

export const noCommit: IntentIssue = issueAt(
  'source.commit',
  'belongs to a build, not to the component',
  'Leave it out, and name it when you trigger a build',
);

export const noWorkload: IntentIssue = issueAt(
  'workload',
  'of what is built is read from .choreo/component.yaml in its repository',
  'Leave it out, and write that file',
);

/** Of a component: what no component of this generation has. */
export function componentIssues({
  traits = [],
  parameters,
  autoBuild,
}: {
  readonly traits?: readonly unknown[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly autoBuild?: boolean;
}): IntentIssue[] {
  return [
    ...(traits.length > 0
      ? [issueAt('traits', 'OpenChoreo 0.2 has no traits')]
      : []),
    ...(hasEntries(parameters) ? [noParameters('parameters')] : []),
    ...(autoBuild ? [noAutoBuild] : []),
  ];
}
