// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Plane, RefOf } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../reading/fields';
import { ReadContext } from '../../reading/ModelReader';
import { choreoReader } from '../choreoReader';
import { DataPlaneContent, dataPlaneKind } from '../kinds/dataPlane';
import { tenantOwner } from '../owners';

const planeOf =
  (role: Plane['role']) =>
  (
    ref: RefOf<'dataPlane' | 'buildPlane'>,
    content: DataPlaneContent,
    { lookup }: ReadContext,
  ): Plane =>
    withoutAbsent<Plane>({
      ref,
      title: content.title,
      description: content.description,
      owner: content.owner ?? tenantOwner(content.tenant, lookup),
      role,
      region: content.region,
      access: content.server
        ? { type: 'direct', server: content.server }
        : undefined,
      health: content.health,
    });

export const dataPlaneReader = choreoReader({
  modelKind: 'dataPlane',
  kind: dataPlaneKind,
  model: planeOf('data'),
});

/** A data plane that is labelled for builds is both. */
export const buildPlaneReader = choreoReader({
  modelKind: 'buildPlane',
  kind: dataPlaneKind,
  isOne: ({ isBuildPlane }) => isBuildPlane === true,
  model: planeOf('build'),
});
