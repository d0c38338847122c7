// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { alternativesOf, Alternatives } from './alternatives';
import { choice, choicesOf } from './choices';
import { bounds, isPattern, kept } from './conditions';
import { fieldTitle } from './fieldTitle';
import { mergedSchema } from './mergedSchema';
import { isSchema, names, namedSchemas, Schema, typesOf } from './Schema';
import {
  closed,
  commonType,
  leftOutOrGiven,
  shapeTitle,
  without,
} from './shapes';
import { standsByItself } from './standsByItself';

/** Conditions on values that forms check as they are. */
const plain = {
  string: ['minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'multipleOf'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
  object: ['minProperties', 'maxProperties'],
} as const;

/** Formats that mean the same to forms as to OpenChoreo. */
const formats = new Set(['date', 'email', 'uri', 'ipv4', 'ipv6', 'hostname']);

/** Conditions of which only the control plane knows what they mean. */
const unsaid = [
  'not',
  'if',
  'patternProperties',
  'propertyNames',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'contains',
  'x-kubernetes-validations',
];

type Path = readonly string[];

/** One translation: it gathers what the form does not say. */
export class FormTranslation {
  readonly remarks: string[] = [];

  /** The schema of a field; `name` is what it is called where the schema has no title for it. */
  field(schema: unknown, path: Path = [], name?: string): Schema {
    const left = (keyword: string) => this.leave(path, keyword);
    const own = isSchema(schema) ? mergedSchema(schema, left) : {};
    unsaid.filter(keyword => keyword in own).forEach(left);
    const words = wordsOf(own, name);
    if (own['x-kubernetes-int-or-string'] === true) {
      return { ...words, ...this.numberOrText(own, path) };
    }
    const options = choicesOf(own);
    if (options) {
      return { ...words, ...choice(options, own) };
    }
    return { ...words, ...this.content(own, path) };
  }

  private content(schema: Schema, path: Path): Schema {
    const alternatives = alternativesOf(schema);
    if (alternatives.kind === 'undrawable') {
      this.leave(path, schema.oneOf ? 'oneOf' : 'anyOf');
    }
    if (alternatives.kind === 'shapes' || alternatives.kind === 'fields') {
      return this.shapes(alternatives, schema, path);
    }
    const types = typesOf(schema);
    if (types.length > 1) {
      return {
        anyOf: types.map(type => ({
          title: fieldTitle(type),
          ...this.ofType({ ...schema, type }, type, path),
        })),
      };
    }
    return this.ofType(schema, types[0], path);
  }

  private shapes(
    alternatives: Extract<Alternatives, { kind: 'shapes' | 'fields' }>,
    schema: Schema,
    path: Path,
  ): Schema {
    const options = alternatives.shapes.map((shape, index) => {
      const title =
        typeof shape.title === 'string' ? undefined : shapeTitle(shape, index);
      const field = this.field(shape, path);
      return {
        ...(title && { title }),
        ...(alternatives.kind === 'shapes'
          ? closed(field)
          : without(field, alternatives.excluded[index])),
      };
    });
    const keyword = Array.isArray(schema.oneOf) ? 'oneOf' : 'anyOf';
    return alternatives.kind === 'fields'
      ? { ...this.object(alternatives.common, path), [keyword]: options }
      : { ...commonType(options), [keyword]: options };
  }

  private ofType(schema: Schema, type: string | undefined, path: Path): Schema {
    switch (type) {
      case 'integer':
      case 'number':
        return { type, ...kept(schema, plain.number), ...bounds(schema) };
      case 'boolean':
        return this.boolean(schema);
      case 'array':
        return this.array(schema, path);
      case 'object':
        return this.object(schema, path);
      default:
        return schema['x-kubernetes-preserve-unknown-fields'] === true
          ? this.object(schema, path)
          : this.text(schema, path);
    }
  }

  private text(schema: Schema, path: Path): Schema {
    const { pattern, format } = schema;
    const isUsable = typeof pattern === 'string' && isPattern(pattern);
    if (typeof pattern === 'string' && !isUsable) {
      this.leave(path, 'pattern');
    }
    return {
      type: 'string',
      ...kept(schema, plain.string),
      ...(isUsable && { pattern }),
      ...(typeof format === 'string' && formats.has(format) && { format }),
    };
  }

  /** A choice where neither answer may be taken for granted: a box that is not ticked reads as "no". */
  private boolean(schema: Schema): Schema {
    return typeof schema.default === 'boolean'
      ? { type: 'boolean' }
      : { enum: [true, false] };
  }

  private array(schema: Schema, path: Path): Schema {
    const isSet = schema['x-kubernetes-list-type'] === 'set';
    return {
      type: 'array',
      ...kept(schema, plain.array),
      ...(isSet && { uniqueItems: true }),
      items: this.field(schema.items, [...path, '[]']),
    };
  }

  private object(schema: Schema, path: Path): Schema {
    const properties = namedSchemas(schema.properties);
    const unnamed = names(schema.required).filter(
      name => !properties.some(([property]) => property === name),
    );
    const all: [string, unknown][] = [
      ...properties,
      ...unnamed.map((name): [string, unknown] => [name, {}]),
    ];
    const required = names(schema.required);
    const others = schema.additionalProperties;
    const isOpen =
      others === true ||
      schema['x-kubernetes-preserve-unknown-fields'] === true ||
      (others === undefined &&
        schema.properties === undefined &&
        all.length === 0);
    return {
      type: 'object',
      ...kept(schema, plain.object),
      ...(all.length > 0 && {
        properties: Object.fromEntries(
          all.map(([name, property]) => [
            name,
            this.property(name, property, required.includes(name), path),
          ]),
        ),
      }),
      ...(required.length > 0 && { required }),
      ...(isSchema(others) && {
        additionalProperties: this.field(others, [...path, '*']),
      }),
      ...(isOpen && { additionalProperties: true }),
      ...(others === false && { additionalProperties: false }),
    };
  }

  private property(
    name: string,
    property: unknown,
    isRequired: boolean,
    path: Path,
  ): Schema {
    const field = this.field(property, [...path, name], name);
    if (!isRequired) {
      return standsByItself(property) ? field : leftOutOrGiven(field);
    }
    const choices = Array.isArray(field.enum) ? field.enum : [];
    // There is nothing to be chosen; it tells one shape from another.
    return choices.length === 1 ? { ...field, default: choices[0] } : field;
  }

  private numberOrText(schema: Schema, path: Path): Schema {
    return {
      anyOf: [
        { title: 'Number', type: 'integer', ...kept(schema, plain.number) },
        { title: 'Text', ...this.text(schema, path) },
      ],
    };
  }

  private leave(path: Path, keyword: string): void {
    this.remarks.push(
      `${
        path.join('.') || 'the whole'
      }: ${keyword} is only checked by the control plane`,
    );
  }
}

function wordsOf(schema: Schema, name?: string): Schema {
  const { title, description, default: fallback } = schema;
  const isFilled = fallback !== undefined && fallback !== null;
  return {
    ...(typeof title === 'string' && title !== ''
      ? { title }
      : name !== undefined && { title: fieldTitle(name) }),
    ...(typeof description === 'string' &&
      description !== '' && {
        description,
      }),
    ...(isFilled && { default: structuredClone(fallback) }),
  };
}
