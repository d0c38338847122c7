// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Fields = Readonly<Record<string, unknown>>;

/** A JSON schema of an object without the properties at dotted paths, and without objects that have none left. */
export function schemaWithout(
  schema: Fields,
  paths: readonly string[],
): Fields {
  return paths.reduce(
    (rest, path) =>
      schemaWithoutOne(rest, path.split('.')) ?? { type: 'object' },
    schema,
  );
}

/** Values without those at dotted paths, and without objects that have none left. */
export function valuesWithout(
  values: Fields,
  paths: readonly string[],
): Fields {
  return paths.reduce(
    (rest, path) => valuesWithoutOne(rest, path.split('.')),
    values,
  );
}

function schemaWithoutOne(
  schema: Fields,
  [name, ...below]: readonly string[],
): Fields | undefined {
  const { properties } = schema;
  if (!isFields(properties) || !isFields(properties[name])) {
    return schema;
  }
  const { [name]: property, ...others } = properties;
  const rest =
    below.length > 0 && isFields(property)
      ? schemaWithoutOne(property, below)
      : undefined;
  const kept = rest ? { ...properties, [name]: rest } : others;
  if (Object.keys(kept).length === 0) {
    return undefined;
  }
  const { required, ...more } = schema;
  const stillRequired = Array.isArray(required)
    ? required.filter(one => rest !== undefined || one !== name)
    : [];
  return {
    ...more,
    properties: kept,
    ...(stillRequired.length > 0 && { required: stillRequired }),
  };
}

function valuesWithoutOne(
  values: Fields,
  [name, ...below]: readonly string[],
): Fields {
  const { [name]: value, ...others } = values;
  if (below.length === 0 || !isFields(value)) {
    return below.length === 0 ? others : values;
  }
  const rest = valuesWithoutOne(value, below);
  return Object.keys(rest).length > 0 ? { ...values, [name]: rest } : others;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
