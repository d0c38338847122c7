// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';
import { keyOf } from '../reading/keys';
import { Issue } from '../reading/parseTolerantly';
import {
  defineKind,
  ObjectIdentity,
  partOf,
  Projection,
  ReadableKind,
} from '../reading/ReadableKind';
import { CHOREO_GROUP, Labels, labelsOf } from './labels';

/** Index over what a reference names: the objects of one identity, of which one counts. */
export const IDENTITY_INDEX = 'identity';
/** Index over what an object is in: a tenant, a project, a component. */
export const SCOPE_INDEX = 'scope';

/** A kind of this generation. */
export interface ChoreoKind<T> extends ReadableKind<T> {
  /** What references to the object say, where it says that itself. */
  namesOf(object: Projection<T>): Names | undefined;
  /** What the object is in or is, as far as it says so. */
  scopeOf(object: Projection<T>): Scope;
}

/** The parts of a reference. */
export type Names = Pick<ModelRef, 'tenant' | 'project' | 'component' | 'name'>;
/** A place in the hierarchy. */
export type Scope = Pick<Labels, 'tenant' | 'project' | 'component'>;

interface ChoreoDefinition<S extends z.ZodType, T> {
  readonly kind: string;
  readonly namespaced?: boolean;
  /**
   * What others call it by: its `name` label, or its object name, which is known also where the labels are not. What is
   * named by a label that cannot be read has no reference.
   */
  readonly namedBy: 'label' | 'object';
  /** What its name is unique in, outermost first. */
  readonly within: readonly (keyof Scope)[];
  /** The level of the hierarchy that the kind itself is. */
  readonly level?: keyof Scope;
  readonly schema: S;
  readonly content: (
    parsed: z.output<S>,
    identity: ObjectIdentity,
    issues: readonly Issue[],
  ) => T;
  readonly rest?: (object: unknown, issues: readonly Issue[]) => Partial<T>;
  readonly indexes?: Readonly<
    Record<string, (content: T, identity: ObjectIdentity) => readonly string[]>
  >;
}

/** A kind of `core.choreo.dev/v1`: what it is called and belongs to stands in its labels. */
export function choreoKind<S extends z.ZodType, T extends Labels>(
  definition: ChoreoDefinition<S, T>,
): ChoreoKind<T> {
  const { kind, namedBy, within, level, rest } = definition;
  const namesOf = (object: Projection<T>): Names | undefined => {
    const { metadata } = object;
    const labels: Labels = partOf(object);
    const name = namedBy === 'object' ? metadata.name : labels.name;
    const owners = Object.fromEntries(
      within.map(owner => [owner, labels[owner]] as const),
    );
    if (namedBy === 'object' && within.includes('tenant')) {
      owners.tenant ??= metadata.namespace;
    }
    const isKnown =
      namedBy === 'object' ||
      within.every(owner => owners[owner] !== undefined);
    return name !== undefined && isKnown ? { ...owners, name } : undefined;
  };
  const scopeOf = (object: Projection<T>): Scope => {
    const { tenant, project, component, name }: Labels = partOf(object);
    const { namespace } = object.metadata;
    return {
      tenant: tenant ?? (namedBy === 'object' ? namespace : undefined),
      project,
      component,
      ...(level && { [level]: name }),
    };
  };
  const base = defineKind<S, T>({
    ...definition,
    // Another group's kind of the same name may be watched beside it.
    key: `${kind}.${CHOREO_GROUP}`,
    apiVersion: `${CHOREO_GROUP}/v1`,
    rest: (object, issues) => ({
      // What labels say is part of every content.
      ...(labelsOf(object) as Partial<T>),
      ...rest?.(object, issues),
    }),
    owner: undefined,
  });
  return {
    ...base,
    namesOf,
    scopeOf,
    ownerOf: object => {
      const { project, component } = scopeOf(object);
      return { project, component };
    },
    indexes: {
      ...base.indexes,
      [IDENTITY_INDEX]: object => {
        const names = namesOf(asProjection(object));
        return names ? [identityKey(names)] : [];
      },
      [SCOPE_INDEX]: object => scopeKeys(scopeOf(asProjection(object))),
    },
  };
}

/** Index key of what a reference names. */
export function identityKey({
  tenant = '',
  project = '',
  component = '',
  name,
}: Names): string {
  return keyOf(tenant, project, component, name);
}

/** Index key of a place. */
export function scopeKey({ tenant = '', project, component }: Scope): string {
  return keyOf(
    tenant,
    ...(project === undefined ? [] : [project]),
    ...(project === undefined || component === undefined ? [] : [component]),
  );
}

function scopeKeys({ tenant, project, component }: Scope): string[] {
  if (tenant === undefined) {
    return [];
  }
  const scopes: Scope[] = [
    { tenant },
    ...(project === undefined ? [] : [{ tenant, project }]),
    ...(project === undefined || component === undefined
      ? []
      : [{ tenant, project, component }]),
  ];
  return scopes.map(scopeKey);
}

/** The store hands back what `project` of the same kind made, typed as any object: indexes see it so. */
function asProjection<T>(object: KubeObject): Projection<T> {
  return object as Projection<T>;
}
