// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { validateBuiltIn } from '../builtIn/validateBuiltIn';
import { invalid } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { hasRules, validateRules } from '../schema/celRules';
import type { FieldError } from '../schema/FieldError';
import type { Schema } from '../schema/Schema';
import { invalidValue } from '../schema/FieldError';
import { validateLists } from '../schema/validateLists';
import { validateStructure } from '../schema/validateStructure';
import { validateMetadata, validateUpdatedMetadata } from './validateMetadata';

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

/** A status that is written by itself is looked at by itself, and told of from there. */
function statusErrors(
  status: unknown,
  schema: Schema,
  old: unknown,
): FieldError[] {
  return validateStructure(status, schema, '', old).map(error => {
    const isWhole = error.field === '<nil>' || error.field === '';
    const isPlaceless = error.detail?.startsWith('Checked value');
    return isPlaceless
      ? error
      : { ...error, field: isWhole ? 'status' : `status.${error.field}` };
  });
}

function kindErrors(
  type: ResourceType,
  object: ApiObject,
  old: ApiObject | undefined,
  subresource: string | undefined,
): FieldError[] {
  const { schema } = type;
  if (!schema) {
    return [];
  }
  if (!type.custom) {
    return validateBuiltIn(schema, object, old);
  }
  const status = subresource === 'status' && schema.properties?.status;
  return [
    ...(status
      ? statusErrors(object.status, status, old?.status)
      : validateStructure(object, schema, '', old)),
    ...validateLists(object, schema),
  ];
}

/**
 * Throws a 422 with everything wrong with a prepared object. Rules are checked last, and only
 * of an object whose structure they can rely on.
 */
export function validateObject(
  type: ResourceType,
  object: ApiObject,
  old: ApiObject | undefined,
  subresource?: string,
): void {
  const name = object.metadata.name;
  if (object.kind !== type.kind) {
    throw invalid({ group: type.group, kind: object.kind, name }, [
      invalidValue('kind', object.kind, `must be ${type.kind}`),
    ]);
  }
  const errors = [
    ...(old
      ? validateUpdatedMetadata(type, object.metadata, old.metadata)
      : validateMetadata(type, object.metadata)),
    ...kindErrors(type, object, old, subresource),
  ];
  if (type.custom && type.schema && hasRules(type.schema)) {
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
