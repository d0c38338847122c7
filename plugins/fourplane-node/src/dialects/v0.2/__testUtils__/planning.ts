// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, IntentIssue } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { IndexedLookup } from '../../__testUtils__/IndexedLookup';
import { ObjectAddress, Plan, WriteStep } from '../../Dialect';
import { dialect, installation } from './installation';
import { slots } from './slots';

export const SUFFIX = '1a2b3c4d';

interface Stored {
  readonly lookup?: IndexedLookup;
  /** Objects that are stored otherwise than in the usual installation; `undefined` for one that is gone. */
  readonly stored?: readonly KubeObject[];
  readonly gone?: boolean;
}

/** What an intent comes to; only what the planner asked for is at hand as stored. */
export function planOf(
  intent: Intent,
  { lookup = installation(), stored = [], gone = false }: Stored = {},
): Plan {
  const { planner } = dialect;
  if (!planner) {
    throw new Error('v0.2 is written to');
  }
  const asked = planner.needs(intent, lookup);
  const objects = [...stored, ...slots.map(({ usual }) => usual)];
  return planner.plan(intent, {
    lookup,
    suffix: SUFFIX,
    now: '2026-11-25T10:00:00Z',
    live: address =>
      gone || !asked.some(one => isSame(one, address))
        ? undefined
        : objects.find(object => isAt(object, address)),
  });
}

/** The steps of a plan; throws where it is refused. */
export function stepsOf(
  intent: Intent,
  options?: Stored,
): readonly WriteStep[] {
  const plan = planOf(intent, options);
  if (plan.state === 'refused') {
    throw new Error(JSON.stringify(plan.issues));
  }
  return plan.steps;
}

/** What is wrong with an intent; throws where it is planned. */
export function issuesOf(
  intent: Intent,
  options?: Stored,
): readonly IntentIssue[] {
  const plan = planOf(intent, options);
  if (plan.state === 'planned') {
    throw new Error(JSON.stringify(plan.steps));
  }
  return plan.issues;
}

/** The fields of an intent at which something is wrong. */
export function pathsOf(intent: Intent, options?: Stored): string[] {
  return issuesOf(intent, options).map(({ path }) => path);
}

/** The objects a plan makes. */
export function createdBy(intent: Intent, options?: Stored): KubeObject[] {
  return stepsOf(intent, options).flatMap(step =>
    step.verb === 'create' ? [step.object] : [],
  );
}

function isSame(one: ObjectAddress, other: ObjectAddress): boolean {
  return (
    one.name === other.name &&
    one.namespace === other.namespace &&
    one.resource.kind === other.resource.kind
  );
}

function isAt(
  { kind, metadata }: KubeObject,
  { resource, namespace, name }: ObjectAddress,
): boolean {
  return (
    kind === resource.kind &&
    metadata.namespace === namespace &&
    metadata.name === name
  );
}
