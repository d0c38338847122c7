// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, Overrides } from '@fourplane/plugin-fourplane-common';
import { OverrideOptions } from '../Dialect';
import { issueAt, refused } from './plan';
import { IntentRule } from './TablePlanner';

type Part = keyof Overrides;

/** What to say of each part of overrides that something does not take; an empty part asks for nothing. */
export function foreignOverrides(
  overrides: Overrides,
  why: Readonly<Partial<Record<Part, string>>>,
): IntentIssue[] {
  return Object.entries(why).flatMap(([part, message]) => {
    const values = Object.entries(overrides).find(([name]) => name === part);
    return message !== undefined && Object.keys(values?.[1] ?? {}).length > 0
      ? [issueAt(`overrides.${part}`, message)]
      : [];
  });
}

/** What a component takes nothing of, whatever its generation. */
export const notOfComponents = {
  resourceType: 'is for managed resources, and this is a component',
  projectType:
    'is for the infrastructure of a project, and this is a component',
} as const;

/** Said where a generation sets nothing along with deploying or promoting. */
export function noOverrides(generation: string): OverrideOptions {
  return {
    schema: { type: 'object', properties: {} },
    values: {},
    missing: [],
    notes: [],
    why: `OpenChoreo ${generation} takes overrides only where something runs already.`,
  };
}

/** A rule of a generation that sets what an environment has of its own only where something runs already. */
export function withoutOverrides<N extends 'deploy' | 'promote'>(
  generation: string,
  rule: IntentRule<N>,
): IntentRule<N> {
  return {
    ...rule,
    plan: (intent, context) =>
      Object.keys(intent.overrides ?? {}).length > 0
        ? refused(
            issueAt(
              'overrides',
              `OpenChoreo ${generation} takes overrides only where something runs already`,
              'Leave them out, and set them once it runs there',
            ),
          )
        : rule.plan(intent, context),
  };
}
