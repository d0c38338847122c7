// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Schema = Readonly<Record<string, unknown>>;

/** An object's schema without the field at a dotted path, and without objects of which nothing is left. */
export function withoutField(schema: Schema, path: string): Schema {
  const [name, ...rest] = path.split('.');
  const properties = fieldsOf(schema.properties);
  if (!Object.hasOwn(properties, name)) {
    return schema;
  }
  const { [name]: field, ...others } = properties;
  const left =
    rest.length > 0 ? withoutField(fieldsOf(field), rest.join('.')) : undefined;
  const isLeft =
    left !== undefined && Object.keys(fieldsOf(left.properties)).length > 0;
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    ...schema,
    properties: isLeft ? { ...properties, [name]: left } : others,
    required: isLeft ? required : required.filter(each => each !== name),
  };
}

function fieldsOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
