// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';

/**
 * A set of paths inside an object. A step of a path is written as in `fieldsV1`: `f:name` for a
 * member, `k:{…}` for the item of a list with these keys, `v:…` for the item of a set.
 * Sets are never changed in place.
 */
export class FieldSet {
  static readonly empty = new FieldSet(new Set(), new Map());

  private constructor(
    /** The steps that are in the set themselves. */
    readonly members: ReadonlySet<string>,
    /** What is in the set below a step. */
    readonly children: ReadonlyMap<string, FieldSet>,
  ) {}

  static create(
    members: Iterable<string>,
    children: Iterable<readonly [string, FieldSet]> = [],
  ): FieldSet {
    const own = new Set(members);
    const below = new Map([...children].filter(([, child]) => !child.isEmpty));
    return own.size === 0 && below.size === 0
      ? FieldSet.empty
      : new FieldSet(own, below);
  }

  /** The set of one path. */
  static ofPath(steps: readonly string[]): FieldSet {
    const [step, ...rest] = steps;
    if (step === undefined) {
      return FieldSet.empty;
    }
    return rest.length === 0
      ? FieldSet.create([step])
      : FieldSet.create([], [[step, FieldSet.ofPath(rest)]]);
  }

  static unionOf(sets: Iterable<FieldSet>): FieldSet {
    let all = FieldSet.empty;
    for (const set of sets) {
      all = all.union(set);
    }
    return all;
  }

  /** Reads `fieldsV1`; undefined for what is none. */
  static parse(fields: unknown): FieldSet | undefined {
    if (!isJsonObject(fields)) {
      return undefined;
    }
    const members: string[] = [];
    const children: [string, FieldSet][] = [];
    for (const [step, below] of Object.entries(fields)) {
      if (step === '.') {
        continue;
      }
      if (!/^[fkvi]:/.test(step) || !isJsonObject(below)) {
        return undefined;
      }
      const child = FieldSet.parse(below);
      if (!child) {
        return undefined;
      }
      if (child.isEmpty || '.' in below) {
        members.push(step);
      }
      children.push([step, child]);
    }
    return FieldSet.create(members, children);
  }

  get isEmpty(): boolean {
    return this.members.size === 0 && this.children.size === 0;
  }

  below(step: string): FieldSet {
    return this.children.get(step) ?? FieldSet.empty;
  }

  has(path: readonly string[]): boolean {
    const [step, ...rest] = path;
    if (step === undefined) {
      return false;
    }
    return rest.length === 0
      ? this.members.has(step)
      : this.below(step).has(rest);
  }

  union(other: FieldSet): FieldSet {
    if (this.isEmpty || other.isEmpty) {
      return this.isEmpty ? other : this;
    }
    return FieldSet.create(
      [...this.members, ...other.members],
      [...new Set([...this.children.keys(), ...other.children.keys()])].map(
        step => [step, this.below(step).union(other.below(step))] as const,
      ),
    );
  }

  /** What is here and not there; a path there says nothing about the paths below it. */
  difference(other: FieldSet): FieldSet {
    if (this.isEmpty || other.isEmpty) {
      return this;
    }
    return FieldSet.create(
      [...this.members].filter(step => !other.members.has(step)),
      [...this.children].map(
        ([step, child]) => [step, child.difference(other.below(step))] as const,
      ),
    );
  }

  /** What is here, and neither there nor below a path that is there. */
  without(other: FieldSet): FieldSet {
    if (this.isEmpty || other.isEmpty) {
      return this;
    }
    return FieldSet.create(
      [...this.members].filter(step => !other.members.has(step)),
      [...this.children]
        .filter(([step]) => !other.members.has(step))
        .map(
          ([step, child]) => [step, child.without(other.below(step))] as const,
        ),
    );
  }

  intersection(other: FieldSet): FieldSet {
    return FieldSet.create(
      [...this.members].filter(step => other.members.has(step)),
      [...this.children].map(
        ([step, child]) =>
          [step, child.intersection(other.below(step))] as const,
      ),
    );
  }

  isEqual(other: FieldSet): boolean {
    return this.difference(other).isEmpty && other.difference(this).isEmpty;
  }

  /** Every path of the set: at each level the members in order, then what is below them. */
  *paths(prefix: readonly string[] = []): Generator<readonly string[]> {
    for (const step of [...this.members].sort()) {
      yield [...prefix, step];
    }
    for (const step of [...this.children.keys()].sort()) {
      yield* this.below(step).paths([...prefix, step]);
    }
  }

  /** The set as `fieldsV1`. */
  toFieldsV1(): JsonObject {
    const fields: JsonObject = {};
    const steps = new Set([...this.members, ...this.children.keys()]);
    for (const step of [...steps].sort()) {
      const below = this.below(step).toFieldsV1();
      fields[step] =
        this.members.has(step) && this.children.has(step)
          ? { '.': {}, ...below }
          : below;
    }
    return fields;
  }
}

function stepText(step: string): string {
  const value = step.slice(2);
  switch (step[0]) {
    case 'f':
      return `.${value}`;
    case 'k': {
      const keys: unknown = JSON.parse(value);
      const pairs = Object.entries(isJsonObject(keys) ? keys : {});
      return `[${pairs
        .map(([name, each]) => `${name}=${JSON.stringify(each)}`)
        .join(',')}]`;
    }
    case 'v':
      return `[=${value}]`;
    default:
      return `[${value}]`;
  }
}

/** A path as messages write it: `.spec.ports[name="http"].port`. */
export function pathText(path: readonly string[]): string {
  return path.map(stepText).join('');
}
