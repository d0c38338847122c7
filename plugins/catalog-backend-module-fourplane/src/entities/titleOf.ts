// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, catalogNameOf } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { catalogText } from './catalogText';

/**
 * `metadata.title`: the display name; else the resource name, since the entity's own name carries more than that; of an
 * endpoint after its component's, since all components call theirs `http`. None where the entity's name says it already.
 */
export function titleOf(
  ref: ModelRef,
  displayName: string | undefined,
  model: Pick<Model, 'read'>,
): string | undefined {
  const given = catalogText(displayName);
  if (given) {
    return given;
  }
  if (ref.kind === 'endpoint' && ref.component) {
    return `${componentTitle(ref, ref.component, model)} ${ref.name}`;
  }
  return catalogNameOf(ref)?.name === ref.name ? undefined : ref.name;
}

function componentTitle(
  { controlPlane, tenant, project }: ModelRef,
  name: string,
  model: Pick<Model, 'read'>,
): string {
  const ref = { controlPlane, tenant, project, name };
  const reading = model.read({ ...ref, kind: 'component' });
  const title =
    reading.state === 'present' ? catalogText(reading.model.title) : undefined;
  return title ?? name;
}
