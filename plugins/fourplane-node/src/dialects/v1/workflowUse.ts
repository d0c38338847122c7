// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name, text, withoutAbsent } from '../reading/fields';
import { isCredentialName } from '../../kube/isCredentialName';
import { keyOf } from '../reading/keys';

/** A parameter that is kept: a text, a number, a flag, or a list of them. */
export type ParameterValue =
  | string
  | number
  | boolean
  | readonly (string | number | boolean)[];

/** How a component or a run uses a workflow. */
export interface WorkflowUse {
  readonly kind: string;
  readonly name: string;
  /**
   * Parameters by their dotted path. Which of them say where the source is depends on the workflow; nothing that is named
   * like a credential is kept.
   */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

export const workflowUseSchema = z.object({
  kind: text,
  name,
  // Free-form; looked into only for what is kept.
  parameters: z.custom<object>(isPlainObject, 'must be an object').nullish(),
});

const MAX_DEPTH = 5;
const MAX_PARAMETERS = 24;
const MAX_LENGTH = 500;
const MAX_ITEMS = 20;

export function workflowUseOf(
  workflow: z.output<typeof workflowUseSchema>,
): WorkflowUse {
  const parameters: Record<string, ParameterValue> = {};
  collectValues(workflow.parameters ?? {}, '', 1, parameters);
  return withoutAbsent({
    kind: workflow.kind ?? 'ClusterWorkflow',
    name: workflow.name,
    parameters: Object.keys(parameters).length > 0 ? parameters : undefined,
  });
}

/** Index key of the workflow that is used from a namespace. */
export function workflowKey(
  use: { readonly kind: string; readonly name: string },
  namespace: string,
): string {
  return keyOf(
    use.kind,
    use.kind === 'ClusterWorkflow' ? '' : namespace,
    use.name,
  );
}

function collectValues(
  value: object,
  prefix: string,
  depth: number,
  into: Record<string, ParameterValue>,
): void {
  for (const [key, item] of Object.entries(value)) {
    if (isCredentialName(key) || Object.keys(into).length >= MAX_PARAMETERS) {
      continue;
    }
    const path = prefix + key;
    if (isKept(item)) {
      into[path] = item;
    } else if (isPlainObject(item) && depth < MAX_DEPTH) {
      collectValues(item, `${path}.`, depth + 1, into);
    }
  }
}

function isKept(item: unknown): item is ParameterValue {
  return Array.isArray(item)
    ? item.length <= MAX_ITEMS && item.every(isKeptScalar)
    : isKeptScalar(item);
}

function isKeptScalar(item: unknown): item is string | number | boolean {
  return typeof item === 'string'
    ? item !== '' && item.length <= MAX_LENGTH
    : typeof item === 'number' || typeof item === 'boolean';
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
