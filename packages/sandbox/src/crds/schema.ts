// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A CEL validation rule, as `x-kubernetes-validations` takes it. */
export interface ValidationRule {
  rule: string;
  message: string;
}

/** An OpenAPI v3 schema in Kubernetes' structural form. */
export type Schema = Readonly<Record<string, unknown>>;

/** A property that must be present. */
export interface Required {
  required: Schema;
}

type Property = Schema | Required;

interface Common {
  default?: unknown;
  rules?: readonly ValidationRule[];
}

interface ObjectOptions extends Common {
  /** Fields the schema does not name are kept instead of pruned. */
  keepUnknown?: boolean;
}

interface StringOptions extends Common {
  enum?: readonly string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}

interface IntegerOptions extends Common {
  format?: 'int32' | 'int64';
  minimum?: number;
  maximum?: number;
}

interface ListOptions extends Common {
  /** The keys that make an item unique (list type map). */
  mapKeys?: readonly string[];
  listType?: 'atomic' | 'set';
  minItems?: number;
  maxItems?: number;
}

interface MapOptions extends Common {
  maxProperties?: number;
}

/** A lower-case DNS label. */
export const dnsLabel = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

export const rule = (text: string, message: string): ValidationRule => ({
  rule: text,
  message,
});

/** The value can be set once and never changed. */
export const immutable = (path: string): ValidationRule =>
  rule('self == oldSelf', `${path} is immutable`);

export const required = (schema: Schema): Required => ({ required: schema });

export const isRequired = (property: Property): property is Required =>
  // a schema's own `required` is a list of names
  'required' in property && !Array.isArray(property.required);

function withRules<O extends Common>(options: O = {} as O) {
  const { rules, ...rest } = options;
  return { ...rest, ...(rules && { 'x-kubernetes-validations': rules }) };
}

export const string = (options?: StringOptions): Schema => ({
  type: 'string',
  ...withRules(options),
});

export const dateTime = (): Schema => string({ format: 'date-time' });

/** A string that is one CEL expression in `${…}`. */
export const expression = (): Schema =>
  string({ pattern: '^\\$\\{[\\s\\S]+\\}\\s*$' });

export const integer = (options?: IntegerOptions): Schema => ({
  type: 'integer',
  ...withRules(options),
});

/** A port, by its number or its name. */
export const integerOrString = (): Schema => ({
  anyOf: [{ type: 'integer' }, { type: 'string' }],
  'x-kubernetes-int-or-string': true,
});

export const boolean = (options?: Common): Schema => ({
  type: 'boolean',
  ...withRules(options),
});

export function object(
  properties: Readonly<Record<string, Property>>,
  options: ObjectOptions = {},
): Schema {
  const { keepUnknown, ...rest } = options;
  const names = Object.keys(properties).filter(name =>
    isRequired(properties[name]),
  );
  const schemas = Object.entries(properties).map(
    ([name, property]) =>
      [name, isRequired(property) ? property.required : property] as const,
  );
  return {
    type: 'object',
    ...(schemas.length > 0 && { properties: Object.fromEntries(schemas) }),
    ...(names.length > 0 && { required: names }),
    ...(keepUnknown && { 'x-kubernetes-preserve-unknown-fields': true }),
    ...withRules(rest),
  };
}

export function list(items: Schema, options: ListOptions = {}): Schema {
  const { mapKeys, listType, ...rest } = options;
  return {
    type: 'array',
    items,
    ...(mapKeys && {
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': mapKeys,
    }),
    ...(listType && { 'x-kubernetes-list-type': listType }),
    ...withRules(rest),
  };
}

/** An object with any keys and values of one shape. */
export const mapOf = (values: Schema, options?: MapOptions): Schema => ({
  type: 'object',
  additionalProperties: values,
  ...withRules(options),
});

/** Any JSON value, kept as it is. */
export const anything = (options?: Common): Schema => ({
  'x-kubernetes-preserve-unknown-fields': true,
  ...withRules(options),
});

/** Any JSON object, kept as it is. */
export const anyObject = (options?: Common): Schema => ({
  type: 'object',
  ...anything(options),
});
