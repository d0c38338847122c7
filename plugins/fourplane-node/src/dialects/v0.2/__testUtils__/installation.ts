// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { IndexedLookup } from '../../__testUtils__/IndexedLookup';
import { v02Dialect } from '../v02Dialect';
import { labelsOf, Shape } from './objects';
import { served } from './served';
import { slots } from './slots';

export const CONTROL_PLANE = 'default';

export const dialect = v02Dialect.create({
  controlPlane: CONTROL_PLANE,
  served,
});

/** An object of the usual installation. */
export function usual(
  kind: string,
  name: string,
  namespace = 'acme',
): KubeObject {
  const found = slots.find(
    ({ usual: { kind: slotKind, metadata } }) =>
      slotKind === kind &&
      metadata.name === name &&
      (metadata.namespace ?? 'acme') === namespace,
  );
  if (!found) {
    throw new Error(`no fixture ${kind} ${namespace}/${name}`);
  }
  return found.usual;
}

/** The usual installation with some objects put in their place or taken out. */
export function installation(
  options: { put?: KubeObject[]; without?: KubeObject[] } = {},
): IndexedLookup {
  const lookup = IndexedLookup.create({ dialect });
  slots.forEach(slot => lookup.put(slot.usual));
  options.put?.forEach(object => lookup.put(object));
  options.without?.forEach(object => lookup.remove(object));
  return lookup;
}

/** The model of a reference that can be read; throws for any other. */
export function modelOf<K extends ModelKind>(
  ref: RefOf<K>,
  lookup: IndexedLookup,
): ModelByKind[K] {
  const reading = dialect.read(ref, lookup);
  if (reading.state !== 'present') {
    throw new Error(`${refKey(ref)} is ${JSON.stringify(reading)}`);
  }
  return reading.model;
}

/** A copy of an object with other labels, metadata or spec fields; `status` as a whole. A label that is empty goes. */
export function withParts(
  object: KubeObject,
  { place = {}, metadata, spec, status }: Shape,
): KubeObject {
  const labels = { ...object.metadata.labels, ...labelsOf(place) };
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: Object.fromEntries(
        Object.entries(labels).filter(([, value]) => value !== ''),
      ),
      ...metadata,
    },
    spec: { ...Object(object.spec), ...spec },
    ...(status && { status }),
  };
}

export const acme = { controlPlane: CONTROL_PLANE, tenant: 'acme' } as const;
export const inWeb = { ...acme, project: 'web' } as const;
export const shop = { ...inWeb, kind: 'component', name: 'shop' } as const;
export const portal = { ...inWeb, kind: 'component', name: 'portal' } as const;
export const shopTrack = (name: string) =>
  ({ ...inWeb, component: 'shop', kind: 'deploymentTrack', name } as const);
export const refTo = <K extends ModelKind>(
  kind: K,
  name: string,
): RefOf<K> => ({
  ...inWeb,
  kind,
  name,
});
export const inAcme = <K extends ModelKind>(
  kind: K,
  name: string,
): RefOf<K> => ({ ...acme, kind, name });
