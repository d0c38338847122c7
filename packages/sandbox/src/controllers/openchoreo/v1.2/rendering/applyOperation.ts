// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PatchOperation, Values } from '../objects';

/** One step of a path: a key, a place in a list, the end of a list, or the items that fit. */
type Step =
  | { kind: 'key'; key: string }
  | { kind: 'end' }
  | { kind: 'each' }
  | { kind: 'where'; field: string[]; value: string };

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unescaped = (text: string) =>
  text.replaceAll('~1', '/').replaceAll('~0', '~');

function bracketStep(text: string): Step {
  if (text === '*') return { kind: 'each' };
  if (text === '-') return { kind: 'end' };
  if (/^\d+$/.test(text)) return { kind: 'key', key: text };
  const filter = /^\?\(@\.([\w.-]+)\s*==\s*(['"])(.*)\2\)$/.exec(text);
  if (!filter) throw new Error(`unsupported array filter [${text}]`);
  return { kind: 'where', field: filter[1].split('.'), value: filter[3] };
}

/** A slash inside brackets belongs to what is compared. */
function stepsOf(path: string): Step[] {
  const parts = path.match(/\[[^\]]*\]|[^/[\]]+/g) ?? [];
  return parts.map((part): Step => {
    if (part.startsWith('[')) return bracketStep(part.slice(1, -1));
    return part === '-'
      ? { kind: 'end' }
      : { kind: 'key', key: unescaped(part) };
  });
}

const valueAt = (item: unknown, field: readonly string[]): unknown =>
  field.reduce<unknown>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    item,
  );

/** The keys of a container that a step means. Throws where a list has no such item. */
function keysOf(
  container: unknown,
  step: Step,
  path: string,
): (string | number)[] {
  if (step.kind === 'key') {
    if (!Array.isArray(container)) return [step.key];
    const index = Number(step.key);
    if (!(index < container.length)) {
      throw new Error(`array index ${step.key} out of bounds in ${path}`);
    }
    return [index];
  }
  if (!Array.isArray(container)) {
    throw new Error(`${path} selects from what is no array`);
  }
  const found = container.flatMap((item, index) =>
    step.kind === 'each' ||
    (step.kind === 'where' && String(valueAt(item, step.field)) === step.value)
      ? [index]
      : [],
  );
  if (found.length === 0) {
    throw new Error(`${path} matches no element of the array`);
  }
  return found;
}

/** Containers of the last step; with `create`, maps that are missing on the way are made. */
function containersOf(
  root: Values,
  steps: readonly Step[],
  path: string,
  create: boolean,
): unknown[] {
  let containers: unknown[] = [root];
  steps.slice(0, -1).forEach((step, place) => {
    const next = steps[place + 1];
    containers = containers.flatMap(container =>
      keysOf(container, step, path).flatMap(key => {
        // a key of a list is its index
        const holder = container as Record<string | number, unknown>;
        if (holder[key] === undefined && create) {
          holder[key] = next.kind === 'end' ? [] : {};
        }
        return holder[key] === undefined ? [] : [holder[key]];
      }),
    );
  });
  return containers;
}

function add(container: unknown, step: Step, path: string, value: unknown) {
  if (step.kind === 'end') {
    if (!Array.isArray(container)) {
      throw new Error(`${path} appends to what is no array`);
    }
    container.push(value);
    return;
  }
  for (const key of keysOf(container, step, path)) {
    if (Array.isArray(container)) container.splice(Number(key), 0, value);
    else (container as Values)[key] = value;
  }
}

function replace(container: unknown, step: Step, path: string, value: unknown) {
  for (const key of keysOf(container, step, path)) {
    const holder = container as Record<string | number, unknown>;
    if (holder[key] === undefined) {
      throw new Error(`${path} does not exist and cannot be replaced`);
    }
    holder[key] = value;
  }
}

function remove(container: unknown, step: Step, path: string) {
  const keys = keysOf(container, step, path);
  if (Array.isArray(container)) {
    for (const key of keys.reverse()) container.splice(Number(key), 1);
  } else {
    for (const key of keys) delete (container as Values)[key];
  }
}

/**
 * Changes an object as a trait's patch does: JSON Patch whose paths may select list items (`[?(@.name=='main')]`,
 * `[*]`), whose `add` makes maps on the way, and whose `remove` of a missing key does nothing. The path must be
 * rendered already.
 */
export function applyOperation(
  object: Values,
  { op, path, value }: PatchOperation,
): void {
  const steps = stepsOf(path);
  const last = steps[steps.length - 1];
  if (!last) throw new Error(`${op} needs a path`);
  const containers = containersOf(object, steps, path, op === 'add');
  if (op === 'replace' && containers.length === 0) {
    throw new Error(`${path} does not exist and cannot be replaced`);
  }
  for (const container of containers) {
    if (op === 'add') add(container, last, path, structuredClone(value));
    else if (op === 'replace') {
      replace(container, last, path, structuredClone(value));
    } else remove(container, last, path);
  }
}
