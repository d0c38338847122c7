// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { ModelRef, modelRefSchema } from '@fourplane/plugin-fourplane-common';
import { IntentOutcome } from '@fourplane/plugin-fourplane-node';

/** What came of an intent, in words that can be kept in a task's state. */
export interface Outcome {
  readonly refs: readonly ModelRef[];
  /** `Component acme/cart` */
  readonly objects: readonly string[];
  /** Whether this attempt has written anything. */
  readonly hasChanged: boolean;
  /** Whether it, or an earlier attempt, has made something. */
  readonly hasMade: boolean;
}

export function outcomeOf(
  done: Extract<IntentOutcome, { state: 'done' | 'checked' }>,
): Outcome {
  const written = done.state === 'done' ? done.written : [];
  const results = written.map(({ result }) => result);
  return {
    refs: done.refs,
    objects: written.map(
      ({ kind, namespace, name }) =>
        `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
    ),
    hasChanged: results.some(result =>
      ['created', 'changed', 'deleted'].includes(result),
    ),
    hasMade: results.some(result => ['created', 'unchanged'].includes(result)),
  };
}

export function outcomeJson({
  refs,
  objects,
  hasChanged,
  hasMade,
}: Outcome): JsonObject {
  return {
    refs: refs.map(ref => ({ ...ref })),
    objects: [...objects],
    hasChanged,
    hasMade,
  };
}

/** Reads what {@link outcomeJson} wrote, possibly in an earlier attempt. */
export function outcomeFrom(json: JsonObject): Outcome {
  const { refs, objects, hasChanged, hasMade } = json;
  return {
    refs: modelRefSchema.array().parse(refs),
    objects: Array.isArray(objects) ? objects.map(String) : [],
    hasChanged: hasChanged === true,
    hasMade: hasMade === true,
  };
}
