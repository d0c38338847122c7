// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import Ajv, { ErrorObject } from 'ajv';
import { issueAt } from './plan';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with values for a type's JSON schema without references, as the control plane would find it later:
 * defaults count, and unknown fields are refused since they would be dropped without a word. `at` makes the intent's
 * field out of a dotted path into the values.
 */
export function checkParameters(
  schema: Fields | undefined,
  values: Fields | undefined,
  at: (path: string) => string,
): IntentIssue[] {
  return schema
    ? errorsOf(schema, values).map(error => issueOf(error, at))
    : Object.keys(values ?? {}).map(name =>
        issueAt(at(name), 'is not known: the type takes no parameters'),
      );
}

/** Dotted paths of what the schema requires and neither the values nor defaults give. */
export function missingParameters(
  schema: Fields,
  values: Fields | undefined,
): string[] {
  return errorsOf(schema, values)
    .filter(({ keyword }) => keyword === 'required')
    .map(pathOf);
}

function errorsOf(
  schema: Fields,
  values: Fields | undefined,
): readonly ErrorObject[] {
  // The defaults are written into the values, so it gets its own.
  const checked: unknown = structuredClone(values ?? {});
  const validate = compiled(schema);
  return !validate || validate(checked) ? [] : validate.errors ?? [];
}

/** Absent for a schema that cannot be used here, such as one with a pattern only Go knows: the control plane has the last word. */
function compiled(schema: Fields) {
  const ajv = new Ajv({
    allErrors: true,
    logger: false,
    strict: false,
    unicodeRegExp: false,
    useDefaults: true,
    validateFormats: false,
    validateSchema: false,
  });
  try {
    return ajv.compile(strictly(schema));
  } catch {
    return undefined;
  }
}

const byName = new Set(['properties', 'patternProperties']);
const data = new Set(['default', 'enum', 'const', 'example', 'examples']);
/** Keywords beside which `properties` does not name every field. */
const opening = [
  'additionalProperties',
  'patternProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'x-kubernetes-preserve-unknown-fields',
];

/** Keywords whose schemas are about the fields that the schema around them names. */
const alternatives = new Set(['allOf', 'anyOf', 'oneOf', 'not']);

/**
 * The schema in the words of JSON schema, without extensions, and closed where it names its fields. One that is only a
 * condition on what another names is not.
 */
function strictly(schema: object, isCondition = false): Fields {
  const namesFields =
    isCondition || isObject(Reflect.get(schema, 'properties'));
  const entries = Object.entries(schema)
    .filter(([keyword]) => !keyword.startsWith('x-'))
    .map(([keyword, value]): [string, unknown] => {
      if (data.has(keyword)) {
        return [keyword, value];
      }
      return byName.has(keyword) && isObject(value)
        ? [
            keyword,
            Object.fromEntries(
              Object.entries(value).map(([name, item]) => [
                name,
                part(item, isCondition),
              ]),
            ),
          ]
        : [keyword, part(value, namesFields && alternatives.has(keyword))];
    });
  const copy = Object.fromEntries(entries);
  const isClosed =
    !isCondition &&
    isObject(copy.properties) &&
    !opening.some(keyword => Object.hasOwn(schema, keyword));
  return {
    ...copy,
    ...bound(copy, 'minimum', 'exclusiveMinimum'),
    ...bound(copy, 'maximum', 'exclusiveMaximum'),
    ...(isClosed && { additionalProperties: false }),
  };
}

/** OpenAPI 3.0 says only that the bound is exclusive; JSON schema takes the bound itself. */
function bound(schema: Fields, limit: string, exclusive: string): Fields {
  if (typeof schema[exclusive] !== 'boolean') {
    return {};
  }
  return schema[exclusive] === true
    ? { [exclusive]: schema[limit], [limit]: undefined }
    : { [exclusive]: undefined };
}

function part(value: unknown, isCondition = false): unknown {
  if (Array.isArray(value)) {
    return value.map(item => part(item, isCondition));
  }
  return isObject(value) ? strictly(value, isCondition) : value;
}

function issueOf(
  error: ErrorObject,
  at: (path: string) => string,
): IntentIssue {
  const { keyword, message = 'is not valid', params } = error;
  const path = at(pathOf(error));
  switch (keyword) {
    case 'required':
      return issueAt(path, 'is required');
    case 'additionalProperties':
      return issueAt(path, 'is not known to the type');
    case 'enum':
      return issueAt(
        path,
        `must be one of ${JSON.stringify(params.allowedValues)}`,
      );
    default:
      return issueAt(path, message);
  }
}

/** Where something is wrong: the field itself where one is missing, or too much. */
function pathOf({ instancePath, params }: ErrorObject): string {
  const path = instancePath
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const field = params.missingProperty ?? params.additionalProperty;
  return [...path, ...(field === undefined ? [] : [String(field)])].join('.');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
