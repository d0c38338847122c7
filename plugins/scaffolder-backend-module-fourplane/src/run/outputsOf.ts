// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  entityRefOf,
  isRefOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, Model } from '@fourplane/plugin-fourplane-node';
import { namePathOf } from '../things/namePath';
import { Outcome } from './Outcome';

/**
 * What later steps and links need: `name` and `path` of the thing that was made or changed, the entity it is or belongs
 * to, the names of the objects written, and what it has become (`image` of a build, `urls` of a deployment, …).
 */
export function outputsOf(
  { refs, objects }: Pick<Outcome, 'refs' | 'objects'>,
  {
    controlPlane,
    appBaseUrl,
  }: { controlPlane: ControlPlane; appBaseUrl?: string },
): JsonObject {
  const { model } = controlPlane;
  const [ref] = refs;
  if (!ref) {
    return { controlPlane: controlPlane.name, objects: [...objects] };
  }
  const entityRef = entityRefNear(ref, model);
  return {
    controlPlane: controlPlane.name,
    name: ref.name,
    path: namePathOf(ref),
    objects: [...objects],
    ...(entityRef && { entityRef }),
    ...(entityRef &&
      appBaseUrl && { entityUrl: entityUrlOf(entityRef, appBaseUrl) }),
    ...refs.reduce<JsonObject>(
      (found, each) => ({ ...found, ...becomeOf(each, model) }),
      {},
    ),
  };
}

/** The page of an entity in the catalog. */
function entityUrlOf(entityRef: string, appBaseUrl: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `${appBaseUrl.replace(
    /\/+$/,
    '',
  )}/catalog/${namespace}/${kind.toLocaleLowerCase('en-US')}/${name}`;
}

/** The entity of a thing; of what has none of its own, the component's that it belongs to. */
function entityRefNear(ref: ModelRef, model: Model): string | undefined {
  const own = entityRefOf(ref);
  if (own) {
    return own;
  }
  const component = componentOf(ref, model);
  return component && entityRefOf(component);
}

function componentOf(ref: ModelRef, model: Model): ModelRef | undefined {
  if (isRefOf(ref, 'deploymentTrack')) {
    const { component = '', ...rest } = ref;
    return { ...rest, kind: 'component', name: component };
  }
  if (isRefOf(ref, 'deployment')) {
    const reading = model.read(ref);
    return reading.state === 'present' ? reading.model.component : undefined;
  }
  if (isRefOf(ref, 'build')) {
    const reading = model.read(ref);
    return reading.state === 'present' ? reading.model.component : undefined;
  }
  if (isRefOf(ref, 'release')) {
    const reading = model.read(ref);
    return reading.state === 'present' ? reading.model.component : undefined;
  }
  return undefined;
}

/** What is known only once it is there. */
function becomeOf(ref: ModelRef, model: Model): JsonObject {
  if (isRefOf(ref, 'build')) {
    const reading = model.read(ref);
    const image = reading.state === 'present' ? reading.model.image : undefined;
    return { build: namePathOf(ref), ...(image && { image }) };
  }
  if (isRefOf(ref, 'release')) {
    return { release: namePathOf(ref) };
  }
  if (isRefOf(ref, 'deployment')) {
    const reading = model.read(ref);
    if (reading.state !== 'present') {
      return { deployment: namePathOf(ref) };
    }
    const { release, image, urls } = reading.model;
    return {
      deployment: namePathOf(ref),
      urls: urls.map(({ url }) => url),
      ...(release && { release: namePathOf(release) }),
      ...(image && { image }),
    };
  }
  return {};
}
