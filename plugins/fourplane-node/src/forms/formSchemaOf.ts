// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { FormTranslation } from './FormTranslation';
import { isSchema, typesOf } from './Schema';

/** Longer forms than that nobody fills in, and every search of the catalog would pay for them. Characters of JSON. */
const MAX_LENGTH = 200_000;

/**
 * A type's schema as a form of the scaffolder, or why it cannot be one. `remarks` say what the form does not: conditions
 * that only the control plane checks.
 *
 * @public
 */
export type FormSchema =
  | {
      readonly state: 'form';
      /** JSON schema of an object. */
      readonly schema: JsonObject;
      /** Whether it has fields at all. */
      readonly hasFields: boolean;
      readonly remarks: readonly string[];
    }
  | { readonly state: 'unusable'; readonly problem: string };

/**
 * Makes the form of what a type takes, whose schema has no references any more: OpenAPI v3 in Kubernetes' dialect, in
 * the words that the scaffolder's forms know. What a form gives is valid for the type: what may be left out stays out
 * until somebody writes into it, alternatives exclude each other, and what has a default begins with it. Pure.
 *
 * @public
 */
export function formSchemaOf(schema: unknown): FormSchema {
  if (!isSchema(schema)) {
    return unusable('must be a JSON schema object');
  }
  const types = typesOf(schema);
  if (types.length > 1 || (types[0] ?? 'object') !== 'object') {
    return unusable(`describes no object, but ${types.join(' or ')}`);
  }
  const translation = new FormTranslation();
  const form = translation.field({ ...schema, type: 'object' });
  const text = JSON.stringify(form);
  if (text.length > MAX_LENGTH) {
    return unusable(
      `is too large for a form: ${text.length} characters, at most ${MAX_LENGTH} can be`,
    );
  }
  const { properties, additionalProperties, oneOf, anyOf } = form;
  return {
    state: 'form',
    // Through JSON, so that nothing is left that is not.
    schema: JSON.parse(text),
    hasFields:
      [properties, oneOf, anyOf].some(part => part !== undefined) ||
      isSchema(additionalProperties),
    remarks: translation.remarks,
  };
}

function unusable(problem: string): FormSchema {
  return { state: 'unusable', problem };
}
