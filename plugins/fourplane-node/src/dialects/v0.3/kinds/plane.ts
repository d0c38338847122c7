// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, Plane } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, UNREPORTED } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { regionOf } from '../../reading/region';
import { describedBy, planeMetadata } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';

export interface PlaneContent extends Described {
  readonly region?: string;
  readonly access?: Plane['access'];
  readonly observerUrl?: string;
  readonly health: Health;
}

/** Of the connection only the address is kept; certificates, keys and passwords beside it never are. */
const spec = z
  .object({
    kubernetesCluster: z
      .object({ credentials: z.object({ apiServerURL: text }).nullish() })
      .nullish(),
    observer: z.object({ url: text }).nullish(),
  })
  .nullish();

function connectionOf(
  parsed: z.output<typeof spec>,
): Pick<PlaneContent, 'access' | 'observerUrl'> {
  const server = parsed?.kubernetesCluster?.credentials?.apiServerURL;
  return {
    access: server ? { type: 'direct', server } : undefined,
    observerUrl: parsed?.observer?.url || undefined,
  };
}

export const dataPlaneKind = defineKind({
  kind: 'DataPlane',
  schema: z.object({
    metadata: planeMetadata,
    spec,
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (plane): PlaneContent =>
    withoutAbsent({
      ...describedBy(plane.metadata),
      region: regionOf(plane.metadata),
      ...connectionOf(plane.spec),
      health: claimedHealth(plane, ['Created']),
    }),
});

/** It has no status at all. */
export const buildPlaneKind = defineKind({
  kind: 'BuildPlane',
  schema: z.object({ metadata: planeMetadata, spec }),
  content: (plane): PlaneContent =>
    withoutAbsent({
      ...describedBy(plane.metadata),
      region: regionOf(plane.metadata),
      ...connectionOf(plane.spec),
      health: plane.metadata.deletionTimestamp
        ? claimedHealth(plane, [])
        : UNREPORTED,
    }),
});
