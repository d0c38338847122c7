// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, worse } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { text, withoutAbsent } from '../../reading/fields';
import { regionLabels, regionOf } from '../../reading/region';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, planeMetadata } from '../described';
import { label, labelled } from '../labels';

export interface DataPlaneContent extends Described {
  readonly region?: string;
  readonly tenant: string;
  readonly name: string;
  /** Whether builds run there, too. */
  readonly isBuildPlane: boolean;
  readonly server?: string;
  readonly health: Health;
}

const buildPlaneSchema = z.object({
  metadata: z.object({
    labels: z.object({ [label.buildPlane]: z.literal('true') }),
  }),
});

/** What an object says of itself, whatever else is wrong with it. */
const isBuildPlane = (object: unknown) =>
  buildPlaneSchema.safeParse(object).success;

export const dataPlaneKind = choreoKind({
  kind: 'DataPlane',
  namedBy: 'label',
  within: ['tenant'],
  schema: z.object({
    metadata: planeMetadata.extend({
      labels: z.object({
        [label.organization]: labelled,
        [label.name]: labelled,
        [label.buildPlane]: text,
        ...regionLabels,
      }),
    }),
    spec: z
      .object({
        kubernetesCluster: z
          .object({
            // Beside it are the credentials, which are not read.
            credentials: z.object({ apiServerURL: text }).nullish(),
          })
          .nullish(),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (plane, identity): DataPlaneContent => {
    const name = plane.metadata.labels[label.name];
    const health = conditionHealth(plane, ['Created']);
    return withoutAbsent({
      ...describedBy(plane.metadata),
      region: regionOf(plane.metadata),
      tenant: plane.metadata.labels[label.organization],
      name,
      isBuildPlane: isBuildPlane(plane),
      server:
        plane.spec?.kubernetesCluster?.credentials?.apiServerURL || undefined,
      health:
        name === identity.name
          ? health
          : worse(health, {
              state: 'degraded',
              reason: 'NameDiffersFromLabel',
              message: `Endpoints look for a DataPlane object called ${name}, but it is called ${identity.name}.`,
            }),
    });
  },
  rest: object => ({ isBuildPlane: isBuildPlane(object) }),
});
