// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelKind,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import type { NamedThing } from '../things/ThingFinder';

/** The kinds of things that can be named to be waited for or deleted, as inputs spell them. */
export const objectKinds = {
  tenant: 'tenant',
  project: 'project',
  component: 'component',
  resource: 'resource',
  environment: 'environment',
  pipeline: 'pipeline',
  'data-plane': 'dataPlane',
  'build-plane': 'buildPlane',
  'deployment-track': 'deploymentTrack',
  build: 'build',
  release: 'release',
} as const satisfies Record<string, ModelKind>;

/** One of {@link objectKinds}. */
export type ObjectKind = keyof typeof objectKinds;

export const objectKindNames = Object.keys(objectKinds) as [
  ObjectKind,
  ...ObjectKind[],
];

/**
 * The thing whose catalog entity stands for another one that has none: the component of a build, a release or a track. It
 * has no reference where the model does not know whose something is.
 */
export function entityThing(
  thing: NamedThing<ModelKind>,
  model: Model,
): NamedThing<ModelKind> {
  const { ref } = thing;
  if (ref && isRefOf(ref, 'deploymentTrack')) {
    const { component = '', ...rest } = ref;
    return { ...thing, ref: { ...rest, kind: 'component', name: component } };
  }
  if (ref && (isRefOf(ref, 'build') || isRefOf(ref, 'release'))) {
    const { ref: _, ...rest } = thing;
    const component = ownerOf(ref, model);
    return component ? { ...rest, ref: component } : rest;
  }
  return thing;
}

function ownerOf(
  ref: RefOf<'build'> | RefOf<'release'>,
  model: Model,
): ModelRef | undefined {
  const reading = isRefOf(ref, 'build') ? model.read(ref) : model.read(ref);
  return reading.state === 'present' ? reading.model.component : undefined;
}
