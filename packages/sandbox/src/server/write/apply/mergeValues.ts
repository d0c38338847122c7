// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';
import { hasParts, itemsByStep, itemStep } from './fieldSetOf';
import type { FieldSet } from './FieldSet';
import type { FieldType } from './FieldType';
import { untypedValue } from './FieldType';

/**
 * The order of a merged list: the applied items keep their order among each other, and every
 * other item stays before the applied one it stood before.
 */
function mergedOrder(live: readonly string[], applied: readonly string[]) {
  const inLive = new Set(live);
  const inApplied = new Set(applied);
  const order: string[] = [];
  const done = new Set<string>();
  const shared = applied.filter(step => inLive.has(step));
  let liveAt = 0;
  let appliedAt = 0;
  const add = (step: string) => {
    if (!done.has(step)) {
      done.add(step);
      order.push(step);
    }
  };
  while (liveAt < live.length || appliedAt < applied.length) {
    const step = live[liveAt];
    if (liveAt < live.length && appliedAt < applied.length) {
      if (step === applied[appliedAt]) {
        add(step);
        liveAt += 1;
        appliedAt += 1;
        shared.shift();
        continue;
      }
      if (
        inApplied.has(step) &&
        shared[0] !== undefined &&
        shared[0] !== step
      ) {
        liveAt += 1;
        continue;
      }
    }
    if (liveAt < live.length && (!inApplied.has(step) || done.has(step))) {
      if (!inApplied.has(step)) {
        add(step);
      }
      liveAt += 1;
      continue;
    }
    if (appliedAt < applied.length) {
      const next = applied[appliedAt];
      add(next);
      appliedAt += 1;
      if (shared[0] === next) {
        shared.shift();
      }
    }
  }
  return order;
}

function mergeLists(
  live: readonly unknown[],
  applied: readonly unknown[],
  type: FieldType,
): unknown[] {
  const before = itemsByStep(type.list, live);
  const after = itemsByStep(type.list, applied);
  return mergedOrder([...before.keys()], [...after.keys()]).flatMap(step => {
    const left = before.get(step) ?? [];
    const right = after.get(step);
    if (!right) {
      return left;
    }
    return left.length === 1
      ? [mergeValues(left[0], right[0], type.item)]
      : right;
  });
}

/** A live value with an applied one laid over it: parts that are owned apart are kept. */
export function mergeValues(
  live: unknown,
  applied: unknown,
  type: FieldType,
): unknown {
  if (!hasParts(live, type) || !hasParts(applied, type)) {
    return applied;
  }
  if (Array.isArray(live) && Array.isArray(applied)) {
    return mergeLists(live, applied, type);
  }
  if (!isJsonObject(live) || !isJsonObject(applied)) {
    return applied;
  }
  const merged: JsonObject = { ...live };
  for (const [name, member] of Object.entries(applied)) {
    merged[name] =
      merged[name] === undefined
        ? member
        : mergeValues(merged[name], member, type.member(name) ?? untypedValue);
  }
  return merged;
}

/** The value without the parts whose paths are in the set; null when nothing is left. */
export function removeFields(
  value: unknown,
  gone: FieldSet,
  type: FieldType,
): unknown {
  if (gone.isEmpty || typeof value !== 'object') {
    return value;
  }
  if (!hasParts(value, type)) {
    return null;
  }
  if (Array.isArray(value)) {
    const items = value.flatMap(item => {
      const step = itemStep(type.list, item) ?? '';
      return gone.members.has(step)
        ? []
        : [removeFields(item, gone.below(step), type.item)];
    });
    return items.length > 0 ? items : null;
  }
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(
    isJsonObject(value) ? value : {},
  )) {
    const step = `f:${name}`;
    if (!gone.members.has(step)) {
      kept[name] = removeFields(
        member,
        gone.below(step),
        type.member(name) ?? untypedValue,
      );
    }
  }
  return Object.keys(kept).length > 0 ? kept : null;
}
