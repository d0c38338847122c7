// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { declaredFields, dynamicMapping, FieldMapping } from './FieldMapping';

/** The fields of an index. Those of documents are added as they come, unless `dynamic` is false. */
export class IndexMapping {
  static create(declared: JsonObject = {}): IndexMapping {
    return new IndexMapping(declared);
  }

  private readonly fields: Map<string, FieldMapping>;
  /** What documents have that is an object, by path. */
  private readonly objects = new Set<string>();
  private readonly dynamic: boolean;

  private constructor(private readonly declared: JsonObject) {
    const { dynamic = true, properties = {} } = declared;
    this.dynamic = String(dynamic) === 'true';
    this.fields = declaredFields('', { properties });
  }

  field(path: string): FieldMapping | undefined {
    return this.fields.get(path);
  }

  paths(): string[] {
    return [...this.fields.keys()];
  }

  /** Fields whose path a pattern with `*` matches. */
  matching(pattern: RegExp): [string, FieldMapping][] {
    return [...this.fields].filter(([path]) => pattern.test(path));
  }

  /** Maps what a document brings. */
  learn(document: JsonObject): void {
    if (this.dynamic) this.learnBelow('', document);
  }

  /** As `_mapping` tells it. */
  toJson(): JsonObject {
    const properties: Record<string, unknown> = {};
    for (const [path, field] of this.fields) {
      if (field.valuesOf === undefined) {
        place(properties, path.split('.'), field.declared);
      }
    }
    for (const path of this.emptyObjects()) {
      place(properties, path.split('.'), { type: 'object' });
    }
    const { dynamic } = this.declared;
    return {
      ...(dynamic !== undefined && { dynamic: String(dynamic) }),
      ...(this.fields.size > 0 && { properties: sorted(properties) }),
    };
  }

  private emptyObjects(): string[] {
    const paths = [...this.fields.keys(), ...this.objects];
    return [...this.objects].filter(
      object => !paths.some(path => path.startsWith(`${object}.`)),
    );
  }

  private learnBelow(path: string, value: unknown): void {
    if (Array.isArray(value)) {
      value.forEach(each => this.learnBelow(path, each));
      return;
    }
    if (isJsonObject(value)) {
      if (path) this.objects.add(path);
      for (const [key, each] of Object.entries(value)) {
        this.learnBelow(path ? `${path}.${key}` : key, each);
      }
      return;
    }
    if (this.fields.has(path)) return;
    const declared = dynamicMapping(value);
    if (!declared) return;
    declaredFields(path, declared).forEach((field, key) =>
      this.fields.set(key, field),
    );
  }
}

function place(
  properties: Record<string, unknown>,
  [name, ...rest]: readonly string[],
  declared: JsonObject,
): void {
  if (rest.length === 0) {
    properties[name] = declared;
    return;
  }
  const below = properties[name];
  const inner =
    isJsonObject(below) && isJsonObject(below.properties)
      ? { ...below.properties }
      : {};
  place(inner, rest, declared);
  properties[name] = { properties: inner };
}

function sorted(properties: Record<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => [
        name,
        isJsonObject(value) && isJsonObject(value.properties)
          ? { ...value, properties: sorted({ ...value.properties }) }
          : value,
      ]),
  );
}
