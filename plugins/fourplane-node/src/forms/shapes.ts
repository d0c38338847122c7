// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { choicesOf } from './choices';
import { fieldTitle } from './fieldTitle';
import { isSchema, namedSchemas, names, Schema, typesOf } from './Schema';

/** A shape holds its own fields and no other's, so that what is filled in is one of them and not two. */
export function closed(shape: Schema): Schema {
  return isSchema(shape.properties) && shape.additionalProperties === undefined
    ? { ...shape, additionalProperties: false }
    : shape;
}

export function without(shape: Schema, excluded: readonly string[]): Schema {
  return excluded.length > 0
    ? {
        ...shape,
        not: { anyOf: excluded.map(name => ({ required: [name] })) },
      }
    : shape;
}

export function commonType(options: readonly Schema[]): Schema {
  const types = new Set(options.map(({ type }) => type));
  return types.size === 1 && !types.has(undefined)
    ? { type: [...types][0] }
    : {};
}

/** What a shape is called: by what tells it from the others, else by what it holds. */
export function shapeTitle(shape: Schema, index: number): string {
  const fields = namedSchemas(shape.properties);
  for (const [, field] of fields) {
    const options = isSchema(field) ? choicesOf(field) : undefined;
    if (options?.length === 1) {
      return fieldTitle(String(options[0].const));
    }
  }
  const required = names(shape.required);
  const shown = required.length > 0 ? required : fields.map(([name]) => name);
  if (shown.length > 0) {
    return shown.map(fieldTitle).join(', ');
  }
  return typesOf(shape).map(fieldTitle).join() || `Option ${index + 1}`;
}

/** An empty text that nobody can write into: as good as nothing, which no form can be asked for. */
const leftOut: Schema = {
  title: 'Leave it out',
  type: 'string',
  maxLength: 0,
  readOnly: true,
};

/** A field that is there only if somebody says so, since a form would begin to fill it in. */
export function leftOutOrGiven(field: Schema): Schema {
  const { title, description, default: _, ...content } = field;
  const words = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
  const { oneOf, properties } = content;
  return Array.isArray(oneOf) && properties === undefined
    ? { ...words, oneOf: [leftOut, ...oneOf] }
    : { ...words, oneOf: [leftOut, { title: 'Give it', ...content }] };
}
