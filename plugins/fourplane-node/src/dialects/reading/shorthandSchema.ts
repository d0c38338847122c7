// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResolvedSchema } from './resolveSchema';
import {
  parseShorthandField,
  ShorthandConstraint,
  ShorthandError,
} from './shorthandField';

type Schema = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 64;
/** Types may multiply what they are made of; no form has so many fields. */
const MAX_NODES = 10_000;

const numbers = new Set([
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
]);
const bounds = new Set(['exclusiveMinimum', 'exclusiveMaximum']);
const texts = new Set(['pattern', 'title', 'description', 'format']);
const scalars = new Set(['string', 'integer', 'number', 'boolean']);
const OBJECT_DEFAULT = '$default';

/** A field's schema, and whether it must be given. */
interface Field {
  readonly schema: Schema;
  readonly isRequired: boolean;
}

class Translation {
  private nodes = 0;

  constructor(private readonly types: Schema) {}

  /** `within` holds the named types that led here. */
  object(
    fields: Schema,
    within: readonly string[],
    path: readonly string[],
  ): Schema {
    this.count(path);
    const named = Object.entries(fields).filter(
      ([name]) => name !== OBJECT_DEFAULT,
    );
    const read = named.map(([name, value]): [string, Field] => [
      name,
      this.field(value, within, [...path, name]),
    ]);
    const required = read
      .filter(([, { isRequired }]) => isRequired)
      .map(([name]) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(
        read.map(([name, { schema }]) => [name, schema]),
      ),
      ...(required.length > 0 && { required }),
      ...(Object.hasOwn(fields, OBJECT_DEFAULT) && {
        default: fields[OBJECT_DEFAULT],
      }),
    };
  }

  private field(
    value: unknown,
    within: readonly string[],
    path: readonly string[],
  ): Field {
    if (isFields(value)) {
      const schema = this.object(value, within, path);
      return { schema, isRequired: !Object.hasOwn(schema, 'default') };
    }
    if (typeof value !== 'string') {
      throw at(path, 'must be a text or have fields');
    }
    try {
      const { type, constraints } = parseShorthandField(value);
      const base = this.type(type, within, path);
      const schema = { ...base, ...constrained(base, constraints) };
      const marker = constraints.find(({ name }) => name === 'required');
      return {
        schema,
        isRequired: marker
          ? marker.value !== 'false'
          : !Object.hasOwn(schema, 'default'),
      };
    } catch (error) {
      throw error instanceof ShorthandError && !isPlaced(error)
        ? at(path, error.message)
        : error;
    }
  }

  private type(
    text: string,
    within: readonly string[],
    path: readonly string[],
  ): Schema {
    this.count(path);
    if (scalars.has(text)) {
      return { type: text };
    }
    const item = /^\[\](.+)$/.exec(text) ?? /^array<(.+)>$/.exec(text);
    if (item) {
      return {
        type: 'array',
        items: this.type(item[1].trim(), within, [...path, '[]']),
      };
    }
    const value = /^map<(.+)>$/.exec(text) ?? /^map\[string\](.+)$/.exec(text);
    if (value) {
      return {
        type: 'object',
        additionalProperties: this.type(value[1].trim(), within, [
          ...path,
          '{}',
        ]),
      };
    }
    return this.named(text, within, path);
  }

  private named(
    name: string,
    within: readonly string[],
    path: readonly string[],
  ): Schema {
    if (!Object.hasOwn(this.types, name)) {
      throw new ShorthandError(
        name === 'object'
          ? 'must name its fields, which "object" does not'
          : `is of type "${name}", which does not exist`,
      );
    }
    if (within.includes(name)) {
      throw new ShorthandError(`is of type "${name}" from within itself`);
    }
    return this.field(this.types[name], [...within, name], path).schema;
  }

  private count(path: readonly string[]): void {
    this.nodes++;
    if (path.length > MAX_DEPTH) {
      throw at(path.slice(0, 1), `is more than ${MAX_DEPTH} levels deep`);
    }
    if (this.nodes > MAX_NODES) {
      throw at(path.slice(0, 1), `has more than ${MAX_NODES} parts`);
    }
  }
}

/** The keywords that constraints are; markers that nobody knows are left out, as the server does. */
function constrained(
  base: Schema,
  constraints: readonly ShorthandConstraint[],
): Schema {
  return Object.fromEntries(
    constraints.flatMap((constraint): [string, unknown][] => {
      const { name, value } = constraint;
      if (value === undefined) {
        return [];
      }
      if (numbers.has(name)) {
        return [[name, numberOf(constraint)]];
      }
      if (bounds.has(name)) {
        return [[name, booleanOf(value) ?? numberOf(constraint)]];
      }
      if (texts.has(name)) {
        return [[name, value]];
      }
      switch (name) {
        case 'default':
        case 'example':
          return [[name, valueOf(base, constraint)]];
        case 'enum':
          return [
            [
              name,
              value
                .split(',')
                .map(part =>
                  valueOf(base, { ...constraint, value: part.trim() }),
                ),
            ],
          ];
        default:
          return [];
      }
    }),
  );
}

function valueOf(
  { type }: Schema,
  { name, value = '', isQuoted }: ShorthandConstraint,
): unknown {
  switch (type) {
    case 'string':
      return value;
    case 'boolean': {
      const read = booleanOf(value);
      if (read === undefined) {
        throw new ShorthandError(`has the ${name} "${value}", no boolean`);
      }
      return read;
    }
    case 'integer':
    case 'number':
      return numberOf({ name, value, isQuoted });
    default:
      try {
        return JSON.parse(value);
      } catch {
        throw new ShorthandError(
          `has the ${name} "${value}", which is no JSON`,
        );
      }
  }
}

function numberOf({ name, value = '' }: ShorthandConstraint): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) {
    throw new ShorthandError(`has the ${name} "${value}", which is no number`);
  }
  return number;
}

function booleanOf(value: string): boolean | undefined {
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

const PLACED = 'placed';

function at(path: readonly string[], message: string): ShorthandError {
  return new ShorthandError(`${path.join('.')} ${message}`, { cause: PLACED });
}

function isPlaced({ cause }: ShorthandError): boolean {
  return cause === PLACED;
}

function isFields(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The JSON schema that OpenChoreo's older shorthand means: a field's type and constraints in one text, named types,
 * and every field required that has no default. What is wrong is told with the field it is wrong at.
 */
export function readShorthand(fields: unknown, types: unknown): ResolvedSchema {
  try {
    if (!isFields(fields) || !isFields(types ?? {})) {
      throw new ShorthandError('must be fields by their names');
    }
    const translation = new Translation(isFields(types) ? types : {});
    return { state: 'resolved', schema: translation.object(fields, [], []) };
  } catch (error) {
    if (error instanceof ShorthandError) {
      return { state: 'unresolved', problem: error.message };
    }
    throw error;
  }
}
