// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
import { name, text, withoutAbsent } from '../../reading/fields';
import { describedBy, describedMetadata } from '../described';
import { Described } from '../../reading/described';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';

export interface ResourceContent extends Described {
  readonly project: string;
  readonly type: { readonly kind: string; readonly name: string };
  readonly latestRelease?: string;
  readonly health: Health;
}

export const resourceKind = defineKind({
  kind: 'Resource',
  schema: z.object({
    metadata: describedMetadata,
    spec: z.object({
      owner: z.object({ projectName: name }),
      type: z.object({ kind: text, name }),
    }),
    status: z
      .object({
        ...conditionedStatus,
        latestRelease: z.object({ name }).nullish(),
      })
      .nullish(),
  }),
  content: (resource): ResourceContent =>
    withoutAbsent({
      ...describedBy(resource.metadata),
      project: resource.spec.owner.projectName,
      type: {
        kind: resource.spec.type.kind ?? 'ResourceType',
        name: resource.spec.type.name,
      },
      latestRelease: resource.status?.latestRelease?.name,
      health: conditionHealth(resource, ['Ready']),
    }),
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
});
