// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeMetadata, KubeObject } from '../../../kube/KubeObject';
import { Slot } from '../../__testUtils__/Slot';
import { label } from '../labels';

export type Fields = Readonly<Record<string, unknown>>;

/** What an object says by its labels, in the words of the hierarchy. */
export type Place = Partial<Record<keyof typeof label, string>>;

export interface Shape {
  readonly place?: Place;
  readonly metadata?: Partial<KubeMetadata>;
  readonly spec?: Fields;
  readonly status?: Fields;
}

/** An object of this generation; `place` becomes its labels. The namespace is its organization's by default. */
export function choreoObject(
  kind: string,
  name: string,
  { place = {}, metadata, spec, status }: Shape,
): KubeObject {
  return {
    apiVersion: 'core.choreo.dev/v1',
    kind,
    metadata: {
      name,
      ...(place.organization && { namespace: place.organization }),
      uid: `${kind}-${place.organization}-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-11-22T10:00:00Z',
      labels: labelsOf(place),
      ...metadata,
    },
    ...(spec && { spec }),
    ...(status && { status }),
  };
}

export function labelsOf(place: Place): Record<string, string> {
  return Object.fromEntries(
    Object.entries(place).map(([level, value]) => [
      label[level as keyof typeof label],
      value,
    ]),
  );
}

/** One object and its other shapes; each shape replaces whole parts, and of the labels single ones. */
export function slotOf(
  kind: string,
  name: string,
  usual: Shape,
  others: readonly Shape[],
  required: readonly (keyof typeof label)[],
): Slot {
  const object = choreoObject(kind, name, usual);
  return {
    usual: object,
    others: others.map(shape => {
      const other = choreoObject(kind, name, {
        place: { ...usual.place, ...shape.place },
        metadata: { ...usual.metadata, ...shape.metadata },
        spec: shape.spec ?? usual.spec,
        status: shape.status ?? usual.status,
      });
      const { namespace } = object.metadata;
      return {
        ...other,
        metadata: { ...other.metadata, ...(namespace && { namespace }) },
      };
    }),
    required: required.map(level => ['metadata', 'labels', label[level]]),
  };
}

export function condition(
  type: string,
  status: string,
  reason: string,
  message = `${type} is ${status}`,
): Fields {
  return {
    type,
    status,
    reason,
    message,
    lastTransitionTime: '2026-11-22T10:05:00Z',
    observedGeneration: 1,
  };
}

export const conditions = (...list: Fields[]): Fields => ({
  conditions: list,
});

export const owned: Shape = {
  metadata: { annotations: { 'fourplane.dev/owner': 'team-x' } },
};
export const terminating: Shape = {
  metadata: { deletionTimestamp: '2026-11-22T11:00:00Z' },
};

export const ok = (type: string, reason: string) =>
  conditions(condition(type, 'True', reason));

/** Labels by what follows the prefix of the group. */
export const choreo = (labels: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [
      `core.choreo.dev/${name}`,
      value,
    ]),
  );
