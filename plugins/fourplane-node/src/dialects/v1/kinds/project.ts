// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
import { name, text, withoutAbsent } from '../../reading/fields';
import { describedBy, describedMetadata } from '../described';
import { Described } from '../../reading/described';
import { defineKind } from '../../reading/ReadableKind';

export interface ProjectContent extends Described {
  readonly pipeline?: string;
  readonly type?: { readonly kind: string; readonly name: string };
  readonly health: Health;
}

export const projectKind = defineKind({
  kind: 'Project',
  schema: z.object({
    metadata: describedMetadata,
    spec: z
      .object({
        deploymentPipelineRef: z.object({ name }).nullish(),
        type: z.object({ kind: text, name }).nullish(),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (object): ProjectContent => {
    const type = object.spec?.type;
    return withoutAbsent({
      ...describedBy(object.metadata),
      pipeline: object.spec?.deploymentPipelineRef?.name,
      type: type
        ? { kind: type.kind ?? 'ProjectType', name: type.name }
        : undefined,
      // v1.2 has Ready; v1.0 and v1.1 only Created.
      health: conditionHealth(object, ['Ready', 'Created']),
    });
  },
});
