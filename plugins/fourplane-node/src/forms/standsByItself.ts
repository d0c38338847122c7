// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { alternativesOf } from './alternatives';
import { choicesOf } from './choices';
import { mergedSchema } from './mergedSchema';
import { isSchema, namedSchemas, names, Schema, typesOf } from './Schema';

/**
 * Whether what a form fills in beforehand is enough. Forms fill in whatever they can, so an object of which something
 * must be given, a list that must not be empty, and shapes to choose from are there before anybody wrote into them.
 */
export function standsByItself(value: unknown): boolean {
  const schema = isSchema(value) ? mergedSchema(value, () => {}) : {};
  if (choicesOf(schema)) {
    return true;
  }
  const alternatives = alternativesOf(schema);
  if (alternatives.kind === 'shapes' || alternatives.kind === 'fields') {
    return hasDefault(schema);
  }
  return typesOf(schema).includes('array')
    ? hasDefault(schema) || !(Number(schema.minItems) > 0)
    : isFilled(schema);
}

function isFilled(schema: Schema): boolean {
  const own = isSchema(schema.default) ? schema.default : {};
  const properties = new Map(namedSchemas(schema.properties));
  return names(schema.required).every(name => {
    const property = properties.get(name);
    return (
      Object.hasOwn(own, name) ||
      (isSchema(property) &&
        (hasDefault(property) ||
          (isSchema(property.properties) && standsByItself(property))))
    );
  });
}

/** That it may be null is nothing that a form could fill in. */
function hasDefault({ default: value }: Schema): boolean {
  return value !== undefined && value !== null;
}
