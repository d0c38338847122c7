// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { Lookup, RefScope } from '../Dialect';
import { RefFactory } from './RefFactory';
import { Projection, ReadableKind } from './ReadableKind';

/** What reading needs: the live copy, and references of this control plane. */
export interface ReadContext {
  readonly lookup: Lookup;
  readonly refTo: RefFactory;
}

/** How one noun of the model is found and read. */
export interface ModelReader<K extends ModelKind> {
  /** Kinds that decide whether it exists. */
  readonly sources: readonly string[];
  refs(scope: RefScope, context: ReadContext): RefOf<K>[];
  read(ref: RefOf<K>, context: ReadContext): Reading<ModelByKind[K]>;
  /** What it is read from, its own object first; where absent, the object of its name among its sources. */
  objects?(ref: RefOf<K>, context: ReadContext): Iterable<FoundObject>;
}

/** An object in the live copy. */
export interface FoundObject {
  readonly kind: Pick<ReadableKind<unknown>, 'key'>;
  readonly object: KubeObject;
}

/** How each noun is read; one that is not here does not exist in the generation. */
export type Readers = { readonly [K in ModelKind]?: ModelReader<K> };

export const absent = { state: 'absent' } as const;

/** The reading of something that was read. */
export function presentReading<M>(model: M): Reading<M> {
  return { state: 'present', model };
}

/** The reading of an object without content. */
export function unreadableReading<T>(
  ref: RefOf<ModelKind>,
  kind: ReadableKind<T>,
  object: Projection<T>,
): Reading<never> {
  return { state: 'unreadable', unreadable: unreadableOf(ref, kind, object) };
}

/** The row that shows what of an object could not be read. */
export function unreadableOf<T>(
  ref: RefOf<ModelKind>,
  kind: ReadableKind<T>,
  object: Projection<T>,
) {
  const { name, namespace } = object.metadata;
  return {
    ref,
    object: {
      apiVersion: object.apiVersion ?? kind.apiVersion,
      kind: kind.kind,
      ...(namespace && { namespace }),
      name,
    },
    issues: [...(object.issues ?? [])],
  };
}
