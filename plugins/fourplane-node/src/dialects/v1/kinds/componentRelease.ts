// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name, present, text, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';

export interface ComponentReleaseContent {
  readonly project: string;
  readonly component: string;
  readonly image?: string;
  readonly createdAt?: string;
}

export const componentReleaseKind = defineKind({
  kind: 'ComponentRelease',
  schema: z.object({
    metadata: z.object({ creationTimestamp: text }),
    spec: z.object({
      owner: z.object({ projectName: name, componentName: name }),
      workload: z
        .object({ container: z.object({ image: text }).nullish() })
        .nullish(),
    }),
  }),
  content: ({ metadata, spec }): ComponentReleaseContent =>
    withoutAbsent({
      project: spec.owner.projectName,
      component: spec.owner.componentName,
      image: present(spec.workload?.container?.image),
      createdAt: present(metadata.creationTimestamp),
    }),
  rest: ownerInSpec,
  owner: ({ project, component }) => ({ project, component }),
});
