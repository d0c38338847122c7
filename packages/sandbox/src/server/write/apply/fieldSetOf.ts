// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../../ApiObject';
import { FieldSet } from './FieldSet';
import type { FieldType, ListOwnership } from './FieldType';
import { untypedValue } from './FieldType';

/** The step to an item of a list that is not owned as a whole; undefined for an item without its keys. */
export function itemStep(
  list: ListOwnership,
  item: unknown,
): string | undefined {
  if (list.by === 'value') {
    return `v:${JSON.stringify(item)}`;
  }
  if (list.by === 'whole' || !isJsonObject(item)) {
    return undefined;
  }
  const keys: Record<string, unknown> = {};
  for (const key of [...list.keys].sort()) {
    const value = item[key] ?? list.defaults[key];
    if (value !== undefined) {
      keys[key] = value;
    }
  }
  return Object.keys(keys).length > 0 ? `k:${JSON.stringify(keys)}` : undefined;
}

/** The items of a list by their steps, in order; an item without a step is left out. */
export function itemsByStep(
  list: ListOwnership,
  items: readonly unknown[],
): Map<string, unknown[]> {
  const byStep = new Map<string, unknown[]>();
  for (const item of items) {
    const step = itemStep(list, item);
    if (step !== undefined) {
      byStep.set(step, [...(byStep.get(step) ?? []), item]);
    }
  }
  return byStep;
}

/** Whether the value has parts that are owned apart. */
export function hasParts(value: unknown, type: FieldType): boolean {
  return Array.isArray(value)
    ? type.list.by !== 'whole'
    : isJsonObject(value) && !type.isWhole;
}

/** The paths of a value, as an applier owns them: those of its leaves, of list items and of keys somebody chose. */
export function fieldSetOf(value: unknown, type: FieldType): FieldSet {
  const members: string[] = [];
  const children: [string, FieldSet][] = [];
  if (!hasParts(value, type)) {
    return FieldSet.empty;
  }
  if (Array.isArray(value)) {
    for (const [step, items] of itemsByStep(type.list, value)) {
      members.push(step);
      if (items.length === 1) {
        children.push([step, fieldSetOf(items[0], type.item)]);
      }
    }
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) {
        continue;
      }
      const step = `f:${name}`;
      const below = type.member(name) ?? untypedValue;
      const isEmptyObject =
        isJsonObject(member) && Object.keys(member).length === 0;
      if (!hasParts(member, below) || isEmptyObject || !type.isField(name)) {
        members.push(step);
      }
      children.push([step, fieldSetOf(member, below)]);
    }
  }
  return FieldSet.create(members, children);
}

/** The set with every field of the kind that is only the way to others added. */
export function withNamedFields(set: FieldSet, type: FieldType): FieldSet {
  const members = [...set.members];
  const children: [string, FieldSet][] = [];
  for (const [step, child] of set.children) {
    const name = step.startsWith('f:') ? step.slice(2) : undefined;
    if (name !== undefined && type.isField(name)) {
      members.push(step);
    }
    const below =
      name === undefined ? type.item : type.member(name) ?? untypedValue;
    children.push([step, withNamedFields(child, below)]);
  }
  return FieldSet.create(members, children);
}
