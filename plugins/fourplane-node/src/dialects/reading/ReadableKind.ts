// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';
import { Lookup, WatchedKind } from '../Dialect';
import { Owned, ownerKeys } from './ownership';
import { Issue, parseTolerantly } from './parseTolerantly';

/** Index that finds the objects that could not be read, wholly or in part, under {@link ANY}. */
export const UNREADABLE_INDEX = 'unreadable';
/** The one key of an index that answers yes or no. */
export const ANY = 'any';

/**
 * What is kept of a custom resource: its identity and what was read of it. `content` is absent when a required field
 * could not be read, and `rest` is then what could be all the same; `issues` is present when anything could not.
 */
export interface Projection<T> extends KubeObject {
  readonly content?: T;
  readonly rest?: Partial<T>;
  readonly issues?: readonly Issue[];
}

/** A custom resource kind as this dialect reads it. */
export interface ReadableKind<T> {
  /** Names it in the live copy; differs from `kind` where another group's kind may be watched beside it. */
  readonly key: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** What is read of an object, and of which type it must be. */
  readonly schema: z.ZodType;
  readonly project: (object: KubeObject) => Projection<T>;
  /** What an object belongs to, also when its content could not be read. */
  ownerOf(projection: Projection<T>): Owned;
  readonly indexes: WatchedKind['indexes'];
}

/** Where an object is: what its content is read relative to. */
export interface ObjectIdentity {
  readonly name: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
}

interface KindDefinition<S extends z.ZodType, T> {
  /** `openchoreo.dev/v1alpha1` by default. */
  readonly apiVersion?: string;
  readonly kind: string;
  /** The kind by default. */
  readonly key?: string;
  readonly namespaced?: boolean;
  /** Over the whole object; unknown fields are dropped. */
  readonly schema: S;
  /** What of the parsed object is kept. */
  readonly content: (
    parsed: z.output<S>,
    identity: ObjectIdentity,
    issues: readonly Issue[],
  ) => T;
  /** What can be read of an object whose content cannot. */
  readonly rest?: (object: unknown, issues: readonly Issue[]) => Partial<T>;
  /** What an object belongs to; by it it is found under the indexes `project` and `component`. */
  readonly owner?: (content: Partial<T>) => Owned;
  readonly indexes?: Readonly<
    Record<string, (content: T, identity: ObjectIdentity) => readonly string[]>
  >;
}

/** Makes a kind from its schema: parsing once, at projection, is what keeps reading cheap. */
export function defineKind<S extends z.ZodType, T>(
  definition: KindDefinition<S, T>,
): ReadableKind<T> {
  const {
    kind,
    key = kind,
    apiVersion = 'openchoreo.dev/v1alpha1',
    namespaced = true,
    schema,
  } = definition;
  const ownerOf = (projection: Projection<T>): Owned =>
    definition.owner?.(partOf(projection)) ?? {};
  return {
    key,
    apiVersion,
    kind,
    namespaced,
    schema,
    project: object => projectionOf(object, definition),
    ownerOf,
    indexes: {
      ...(definition.owner && ownerIndexes(ownerOf)),
      ...contentIndexes(definition.indexes ?? {}),
      [UNREADABLE_INDEX]: object => (object.issues === undefined ? [] : [ANY]),
    },
  };
}

function projectionOf<S extends z.ZodType, T>(
  object: KubeObject,
  { schema, content, rest }: KindDefinition<S, T>,
): Projection<T> {
  const { name, namespace, uid } = object.metadata;
  const metadata = { name, namespace, uid };
  const { data, issues } = parseTolerantly(schema, object);
  if (data === undefined) {
    const { apiVersion } = object;
    return { apiVersion, metadata, rest: rest?.(object, issues), issues };
  }
  const kept = content(data, { name, namespace: namespace ?? '' }, issues);
  return issues.length === 0
    ? { metadata, content: kept }
    : { apiVersion: object.apiVersion, metadata, content: kept, issues };
}

function ownerIndexes<T>(
  ownerOf: (projection: Projection<T>) => Owned,
): WatchedKind['indexes'] {
  return {
    project: object =>
      ownerKeys.project(
        object.metadata.namespace ?? '',
        ownerOf(asProjection(object)),
      ),
    component: object =>
      ownerKeys.component(
        object.metadata.namespace ?? '',
        ownerOf(asProjection(object)),
      ),
  };
}

function contentIndexes<S extends z.ZodType, T>(
  indexes: NonNullable<KindDefinition<S, T>['indexes']>,
): WatchedKind['indexes'] {
  return Object.fromEntries(
    Object.entries(indexes).map(([index, keysOf]) => [
      index,
      (object: KubeObject) => {
        const { content } = asProjection<T>(object);
        return content === undefined ? [] : keysOf(content, identityOf(object));
      },
    ]),
  );
}

/** The projection of one object. */
export function find<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
  namespace: string | undefined,
  name: string,
): Projection<T> | undefined {
  return lookup.get(kind.key, namespace, name) as Projection<T> | undefined;
}

/** The projections in a namespace. */
export function findIn<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
  namespace: string,
): Iterable<Projection<T>> {
  return lookup.inNamespace(kind.key, namespace) as Iterable<Projection<T>>;
}

/** The projections under a key of one of the kind's indexes. */
export function findBy<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
  index: string,
  key: string,
): Iterable<Projection<T>> {
  return lookup.byIndex(kind.key, index, key) as Iterable<Projection<T>>;
}

/** Every projection of a kind. */
export function findAll<T>(
  kind: ReadableKind<T>,
  lookup: Lookup,
): Iterable<Projection<T>> {
  return lookup.all(kind.key) as Iterable<Projection<T>>;
}

/** What of an object could be read: all, some or nothing. */
export function partOf<T>({ content, rest }: Projection<T>): Partial<T> {
  return content ?? rest ?? {};
}

/** Where a projection is. */
export function identityOf(object: KubeObject): ObjectIdentity {
  return {
    name: object.metadata.name,
    namespace: object.metadata.namespace ?? '',
  };
}

/** The store hands back what `project` of the same kind made, typed as any object: the one place that says so. */
function asProjection<T>(object: KubeObject): Projection<T> {
  return object as Projection<T>;
}
