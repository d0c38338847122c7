// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { invalid } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { applyDefaults } from '../schema/applyDefaults';
import { hasRules, validateRules } from '../schema/celRules';
import type { FieldError } from '../schema/FieldError';
import { invalidValue } from '../schema/FieldError';
import { pruneUnknown } from '../schema/pruneUnknown';
import { validateLists } from '../schema/validateLists';
import { validateStructure } from '../schema/validateStructure';
import { prepareBuiltIn, validateBuiltIn } from './prepareBuiltIn';
import { validateMetadata, validateMetadataUpdate } from './validateMetadata';

const BLOCKING: ReadonlySet<string> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);
const UNCHECKED: FieldError = {
  type: 'FieldValueInvalid',
  field: '<nil>',
  value: null,
  detail:
    'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
};

/** The object with what its kind fills in, and without what its schema does not know. */
export function prepareObject(
  type: ResourceType,
  object: ApiObject,
): ApiObject {
  if (!type.custom) {
    return prepareBuiltIn(object);
  }
  if (!type.schema) {
    return object;
  }
  const pruned = pruneUnknown(object, type.schema, true);
  // pruning and defaulting keep apiVersion, kind and metadata
  return applyDefaults(pruned, type.schema) as ApiObject;
}

function kindErrors(
  type: ResourceType,
  object: ApiObject,
  old: ApiObject | undefined,
): FieldError[] {
  if (!type.custom) {
    return validateBuiltIn(object, old);
  }
  return type.schema
    ? [
        ...validateStructure(object, type.schema, '', old),
        ...validateLists(object, type.schema),
      ]
    : [];
}

/**
 * Throws a 422 with everything wrong with a prepared object. Rules are checked last, and only
 * of an object whose structure they can rely on.
 */
export function validateObject(
  type: ResourceType,
  object: ApiObject,
  old: ApiObject | undefined,
): void {
  const name = object.metadata.name;
  if (object.kind !== type.kind) {
    throw invalid({ group: type.group, kind: object.kind, name }, [
      invalidValue('kind', object.kind, `must be ${type.kind}`),
    ]);
  }
  const errors = [
    ...validateMetadata(type, object.metadata),
    ...(old ? validateMetadataUpdate(object.metadata, old.metadata) : []),
    ...kindErrors(type, object, old),
  ];
  if (type.schema && hasRules(type.schema)) {
    errors.push(
      ...(errors.some(error => BLOCKING.has(error.type))
        ? [UNCHECKED]
        : validateRules(object, type.schema, old)),
    );
  }
  if (errors.length > 0) {
    throw invalid({ group: type.group, kind: type.kind, name }, errors);
  }
}
