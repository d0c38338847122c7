// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { valueAt, withValueAt } from '../writing/valueAt';
import { KubeObject } from '../../kube/KubeObject';

/** Makes of an object in an older shape one in the shape of 1.0; what it does not understand stays as it is. */
export type Rewriting = (object: KubeObject) => KubeObject;

type Fields = Readonly<Record<string, unknown>>;

/** One rewriting after the other. */
export function inTurn(...rewritings: readonly Rewriting[]): Rewriting {
  return object =>
    rewritings.reduce((current, rewriting) => rewriting(current), object);
}

/** Puts something else in place of a value, where there is one; `undefined` leaves it as it is. */
export function replacing(
  path: string,
  replacement: (value: unknown) => unknown,
): Rewriting {
  return object => {
    const value = valueAt(object, path);
    const other = value === undefined ? undefined : replacement(value);
    return other === undefined ? object : withPart(object, path, other);
  };
}

/** A reference that was a plain name. */
export function naming(path: string, kind?: string): Rewriting {
  return replacing(path, value => named(value, kind));
}

/** A list of references that were plain names. */
export function namingEach(path: string, kind?: string): Rewriting {
  return replacing(path, value =>
    Array.isArray(value)
      ? value.map(item => named(item, kind) ?? item)
      : undefined,
  );
}

/** Puts a value where there is none yet. */
export function filling(
  path: string,
  value: (object: KubeObject) => unknown,
): Rewriting {
  return object => {
    const found =
      valueAt(object, path) === undefined ? value(object) : undefined;
    return found === undefined ? object : withPart(object, path, found);
  };
}

/** The fields of what should be an object; none of anything else. */
export function fieldsIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function named(value: unknown, kind: string | undefined): Fields | undefined {
  return typeof value === 'string'
    ? { ...(kind && { kind }), name: value }
    : undefined;
}

function withPart(
  object: KubeObject,
  path: string,
  value: unknown,
): KubeObject {
  return { ...object, ...withValueAt(object, path, value) };
}
