// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A JSON schema without references, or what is wrong with it. */
export type ResolvedSchema =
  | {
      readonly state: 'resolved';
      readonly schema: Readonly<Record<string, unknown>>;
    }
  | { readonly state: 'unresolved'; readonly problem: string };

const PREFIX = '#/$defs/';
const MAX_DEPTH = 64;
/** References may multiply what they refer to; no form has so many fields. */
const MAX_NODES = 10_000;

/** Keywords whose values are schemas by name: a name there is no keyword. */
const schemasByName = new Set(['properties', 'patternProperties']);
/** Keywords whose values are data, in which nothing is a reference. */
const data = new Set(['default', 'enum', 'const', 'example', 'examples']);

class Unresolvable extends Error {}

class Resolver {
  private nodes = 0;

  constructor(private readonly definitions: unknown) {}

  /** `within` holds the references that led here. */
  schemaOf(
    schema: object,
    within: readonly string[],
    depth = 0,
  ): Record<string, unknown> {
    this.nodes++;
    if (depth > MAX_DEPTH) {
      throw new Unresolvable(`is more than ${MAX_DEPTH} levels deep`);
    }
    if (this.nodes > MAX_NODES) {
      throw new Unresolvable(`has more than ${MAX_NODES} parts`);
    }
    const own = Object.entries(schema)
      .filter(([keyword]) => keyword !== '$defs' && keyword !== '$ref')
      .map(([keyword, value]): [string, unknown] => [
        keyword,
        this.keyword(keyword, value, within, depth),
      ]);
    const reference = ownField(schema, '$ref');
    const target =
      reference === undefined
        ? {}
        : this.definition(reference, within, depth + 1);
    return { ...target, ...Object.fromEntries(own) };
  }

  private keyword(
    keyword: string,
    value: unknown,
    within: readonly string[],
    depth: number,
  ): unknown {
    if (data.has(keyword)) {
      return structuredClone(value);
    }
    if (schemasByName.has(keyword) && isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          name,
          this.part(item, within, depth + 1),
        ]),
      );
    }
    return this.part(value, within, depth + 1);
  }

  private part(
    value: unknown,
    within: readonly string[],
    depth: number,
  ): unknown {
    if (Array.isArray(value)) {
      return value.map(item => this.part(item, within, depth + 1));
    }
    return isObject(value) ? this.schemaOf(value, within, depth) : value;
  }

  private definition(
    reference: unknown,
    within: readonly string[],
    depth: number,
  ): Record<string, unknown> {
    if (typeof reference !== 'string' || !reference.startsWith(PREFIX)) {
      throw new Unresolvable(
        `refers to ${JSON.stringify(reference)}, which is not in its own $defs`,
      );
    }
    if (within.includes(reference)) {
      throw new Unresolvable(`refers to ${reference} from within itself`);
    }
    const name = reference
      .slice(PREFIX.length)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~');
    const target = ownField(this.definitions, name);
    if (!isObject(target)) {
      throw new Unresolvable(`refers to ${reference}, which does not exist`);
    }
    return this.schemaOf(target, [...within, reference], depth);
  }
}

/**
 * Puts a JSON schema's definitions in the place of its references to them. A reference is to the schema's own `$defs`
 * and to nothing else; keywords beside it win over those of what it refers to. The result is a copy.
 */
export function resolveSchema(schema: unknown): ResolvedSchema {
  if (!isObject(schema)) {
    return { state: 'unresolved', problem: 'must be a JSON schema object' };
  }
  try {
    const resolver = new Resolver(ownField(schema, '$defs'));
    return { state: 'resolved', schema: resolver.schemaOf(schema, []) };
  } catch (error) {
    if (error instanceof Unresolvable) {
      return { state: 'unresolved', problem: error.message };
    }
    throw error;
  }
}

function ownField(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name)
    ? Reflect.get(object, name)
    : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
