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
import { v1Dialect } from '../v1Dialect';
import { servedBy } from './servedBy';
import { slots } from './slots';

export const CONTROL_PLANE = 'default';

export const dialect = v1Dialect.create({
  controlPlane: CONTROL_PLANE,
  served: servedBy['v1.2'],
});

/** An object of the usual installation. */
export function usual(
  kind: string,
  name: string,
  namespace?: string,
): KubeObject {
  const found = slots.find(
    slot =>
      slot.usual.kind === kind &&
      slot.usual.metadata.name === name &&
      slot.usual.metadata.namespace === namespace,
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

/** A copy of an object with some of its parts replaced; `metadata` and `spec` field by field, `status` as a whole. */
export function withParts(
  object: KubeObject,
  parts: { spec?: object; status?: object; metadata?: object },
): KubeObject {
  return {
    ...object,
    metadata: { ...object.metadata, ...parts.metadata },
    spec: { ...Object(object.spec), ...parts.spec },
    ...(parts.status && { status: parts.status }),
  };
}
