// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name, text, withoutAbsent } from '../reading/fields';
import { keyOf } from '../reading/keys';

/** How a component or a run uses a workflow. */
export interface WorkflowUse {
  readonly kind: string;
  readonly name: string;
  /**
   * Text parameters by their dotted path. Which of them say where the source is depends on the workflow, so those that
   * may are kept; nothing that is named like a credential is.
   */
  readonly parameters?: Readonly<Record<string, string>>;
}

export const workflowUseSchema = z.object({
  kind: text,
  name,
  // Free-form; looked into only for text.
  parameters: z.custom<object>(isPlainObject, 'must be an object').nullish(),
});

const MAX_DEPTH = 5;
const MAX_PARAMETERS = 24;
const MAX_LENGTH = 500;
const CREDENTIAL = /secret|token|password|passwd|credential|api-?key|auth/i;

export function workflowUseOf(
  workflow: z.output<typeof workflowUseSchema>,
): WorkflowUse {
  const parameters: Record<string, string> = {};
  collectText(workflow.parameters ?? {}, '', 1, parameters);
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

function collectText(
  value: object,
  prefix: string,
  depth: number,
  into: Record<string, string>,
): void {
  for (const [key, item] of Object.entries(value)) {
    if (CREDENTIAL.test(key) || Object.keys(into).length >= MAX_PARAMETERS) {
      continue;
    }
    const path = prefix + key;
    if (typeof item === 'string') {
      if (item && item.length <= MAX_LENGTH) {
        into[path] = item;
      }
    } else if (isPlainObject(item) && depth < MAX_DEPTH) {
      collectText(item, `${path}.`, depth + 1, into);
    }
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
