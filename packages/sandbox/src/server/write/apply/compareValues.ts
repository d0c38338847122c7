// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../../ApiObject';
import { isEqual } from '../../schema/isEqual';
import { hasParts, itemsByStep } from './fieldSetOf';
import { FieldSet } from './FieldSet';
import type { FieldType } from './FieldType';
import { untypedValue } from './FieldType';

/** What differs between two states. */
export interface Comparison {
  readonly added: FieldSet;
  readonly modified: FieldSet;
  readonly removed: FieldSet;
}

/** One value on its way from absent to present, or back: its leaves and everything on the way. */
function everyPath(step: string, value: unknown, type: FieldType): FieldSet {
  return FieldSet.create([step], [[step, allBelow(value, type)]]);
}

function allBelow(value: unknown, type: FieldType): FieldSet {
  if (!hasParts(value, type)) {
    return FieldSet.empty;
  }
  return FieldSet.unionOf(
    partsOf(value, type).map(({ step, values, type: below }) =>
      values.length === 1
        ? everyPath(step, values[0], below)
        : FieldSet.create([step]),
    ),
  );
}

interface Part {
  readonly step: string;
  readonly values: readonly unknown[];
  readonly type: FieldType;
}

function partsOf(value: unknown, type: FieldType): Part[] {
  if (Array.isArray(value)) {
    return [...itemsByStep(type.list, value)].map(([step, values]) => ({
      step,
      values,
      type: type.item,
    }));
  }
  return Object.entries(isJsonObject(value) ? value : {})
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => ({
      step: `f:${name}`,
      values: [member],
      type: type.member(name) ?? untypedValue,
    }));
}

const nothing: Comparison = {
  added: FieldSet.empty,
  modified: FieldSet.empty,
  removed: FieldSet.empty,
};

const isVoid = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 0;

/** The value; an empty one of the other's kind where it is null. */
function whole(value: unknown, other: unknown): unknown {
  if (value !== null) {
    return value;
  }
  if (Array.isArray(other)) {
    return [];
  }
  return isJsonObject(other) ? {} : value;
}

function compareParts(
  step: string,
  before: Part | undefined,
  after: Part | undefined,
): Comparison {
  if (!before || !after) {
    const part = before ?? after;
    const paths =
      part?.values.length === 1
        ? everyPath(step, part.values[0], part.type)
        : FieldSet.create([step]);
    return before
      ? { ...nothing, removed: paths }
      : { ...nothing, added: paths };
  }
  const left = before.values.map(value => whole(value, after.values[0]));
  const right = after.values.map(value => whole(value, before.values[0]));
  if (isEqual(left, right)) {
    return nothing;
  }
  const comparable =
    left.length === 1 &&
    right.length === 1 &&
    hasParts(left[0], before.type) &&
    hasParts(right[0], before.type) &&
    Array.isArray(left[0]) === Array.isArray(right[0]) &&
    !(isVoid(left[0]) && isVoid(right[0]));
  if (!comparable) {
    // what was or is below a value that changes its nature goes or comes
    const below = (value: unknown) =>
      FieldSet.create([], [[step, allBelow(value, before.type)]]);
    return {
      added: below(right[0]),
      modified: FieldSet.create([step]),
      removed: below(left[0]),
    };
  }
  const below = compareValues(left[0], right[0], before.type);
  const under = (set: FieldSet) => FieldSet.create([], [[step, set]]);
  return {
    added: under(below.added),
    modified: under(below.modified),
    removed: under(below.removed),
  };
}

/** What differs between two states of a value that has parts. */
export function compareValues(
  before: unknown,
  after: unknown,
  type: FieldType,
): Comparison {
  const left = new Map(partsOf(before, type).map(part => [part.step, part]));
  const right = new Map(partsOf(after, type).map(part => [part.step, part]));
  const all = [...new Set([...left.keys(), ...right.keys()])].map(step =>
    compareParts(step, left.get(step), right.get(step)),
  );
  return {
    added: FieldSet.unionOf(all.map(each => each.added)),
    modified: FieldSet.unionOf(all.map(each => each.modified)),
    removed: FieldSet.unionOf(all.map(each => each.removed)),
  };
}
