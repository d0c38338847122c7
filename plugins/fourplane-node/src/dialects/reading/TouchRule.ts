// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { ReadContext } from './ModelReader';
import { Issue } from './parseTolerantly';
import {
  ObjectIdentity,
  partOf,
  Projection,
  ReadableKind,
} from './ReadableKind';

/** A change of one object as a rule sees it: created without `before`, deleted without `after`. */
export interface TypedChange<T> {
  readonly identity: ObjectIdentity;
  readonly before?: Projection<T>;
  readonly after?: Projection<T>;
}

/** From a change of a kind to the references that may read differently. */
export interface TouchRule<T> {
  readonly kind: ReadableKind<T>;
  readonly touched: (
    change: TypedChange<T>,
    context: ReadContext,
  ) => Iterable<ModelRef>;
  /** What beside its own content keeps an object from being read as what it says it is: another has its name, say. */
  readonly doubts?: (
    object: Projection<T>,
    context: ReadContext,
  ) => readonly Issue[];
}

/** What a change means for one value of what could be read of the object: nothing where both sides read the same. */
export function differs<T>(
  { before, after }: TypedChange<T>,
  valueOf: (part: Partial<T> | undefined) => unknown,
): boolean {
  return (
    JSON.stringify(valueOf(before && partOf(before))) !==
    JSON.stringify(valueOf(after && partOf(after)))
  );
}

/** Whether the object came or went. */
export function cameOrWent<T>({ before, after }: TypedChange<T>): boolean {
  return (before === undefined) !== (after === undefined);
}

/** Both sides of a change that exist. */
export function sides<T>({ before, after }: TypedChange<T>): Projection<T>[] {
  return [before, after].filter(side => side !== undefined);
}
