// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';
import { Lookup, WatchedKind } from '../Dialect';
import { Issue, parseTolerantly } from './parseTolerantly';

/** Index that finds the objects that could not be read, wholly or in part, under {@link ANY}. */
export const UNREADABLE_INDEX = 'unreadable';
/** The one key of an index that answers yes or no. */
export const ANY = 'any';

/**
 * What is kept of a custom resource: its identity and what was read of it. `content` is absent when a required field
 * could not be read; `issues` is present when anything could not.
 */
export interface Projection<T> extends KubeObject {
  readonly content?: T;
  readonly issues?: readonly Issue[];
}

/** A custom resource kind as this dialect reads it. */
export interface ReadableKind<T> {
  readonly kind: string;
  readonly namespaced: boolean;
  /** What is read of an object, and of which type it must be. */
  readonly schema: z.ZodType;
  readonly project: (object: KubeObject) => Projection<T>;
  readonly indexes: WatchedKind['indexes'];
}

/** Where an object is: what its content is read relative to. */
export interface ObjectIdentity {
  readonly name: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
}

interface KindDefinition<S extends z.ZodType, T> {
  readonly kind: string;
  readonly namespaced?: boolean;
  /** Over the whole object; unknown fields are dropped. */
  readonly schema: S;
  /** What of the parsed object is kept. */
  readonly content: (
    parsed: z.output<S>,
    identity: ObjectIdentity,
    issues: readonly Issue[],
  ) => T;
  readonly indexes?: Readonly<
    Record<string, (content: T, identity: ObjectIdentity) => readonly string[]>
  >;
}

/** Makes a kind from its schema: parsing once, at projection, is what keeps reading cheap. */
export function defineKind<S extends z.ZodType, T>(
  definition: KindDefinition<S, T>,
): ReadableKind<T> {
  const { kind, namespaced = true, schema, content, indexes } = definition;
  const project = (object: KubeObject): Projection<T> => {
    const { name, namespace, uid } = object.metadata;
    const metadata = { name, namespace, uid };
    const { data, issues } = parseTolerantly(schema, object);
    const kept =
      data === undefined
        ? undefined
        : content(data, { name, namespace: namespace ?? '' }, issues);
    return issues.length === 0
      ? { metadata, content: kept }
      : { apiVersion: object.apiVersion, metadata, content: kept, issues };
  };
  const byContent = Object.entries(indexes ?? {}).map(
    ([index, keysOf]) =>
      [
        index,
        (object: KubeObject) => {
          const kept = contentOf<T>(object);
          return kept === undefined ? [] : keysOf(kept, identityOf(object));
        },
      ] as const,
  );
  return {
    kind,
    namespaced,
    schema,
    project,
    indexes: {
      ...(namespaced && {
        tenant: (object: KubeObject) => [object.metadata.namespace ?? ''],
      }),
      [UNREADABLE_INDEX]: (object: KubeObject) =>
        object.issues === undefined ? [] : [ANY],
      ...Object.fromEntries(byContent),
    },
  };
}

/** The projection of one object. */
export function find<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
  namespace: string | undefined,
  name: string,
): Projection<T> | undefined {
  return lookup.get(kind.kind, namespace, name) as Projection<T> | undefined;
}

/** The projections under a key of one of the kind's indexes. */
export function findBy<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
  index: string,
  key: string,
): Iterable<Projection<T>> {
  return lookup.byIndex(kind.kind, index, key) as Iterable<Projection<T>>;
}

/** Every projection of a kind. */
export function findAll<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
): Iterable<Projection<T>> {
  return lookup.all(kind.kind) as Iterable<Projection<T>>;
}

/** Where a projection is. */
export function identityOf(object: KubeObject): ObjectIdentity {
  return {
    name: object.metadata.name,
    namespace: object.metadata.namespace ?? '',
  };
}

/** The store hands back what `project` of the same kind made, typed as any object: the one place that says so. */
function contentOf<T>(object: KubeObject): T | undefined {
  return (object as Projection<T>).content;
}
