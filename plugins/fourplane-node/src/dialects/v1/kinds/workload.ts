// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  DeclaredEndpoints,
  declaredEndpoints,
  endpointsOfUnreadable,
  visibleEndpointSchema,
} from '../../reading/declaredEndpoints';
import { list, name, present, text, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';

export interface WorkloadContent extends DeclaredEndpoints {
  readonly project: string;
  readonly component: string;
  readonly image?: string;
  readonly dependencies?: readonly {
    readonly project: string;
    readonly component: string;
    readonly endpoint: string;
  }[];
  readonly resources?: readonly string[];
}

export const workloadKind = defineKind({
  kind: 'Workload',
  schema: z.object({
    spec: z.object({
      owner: z.object({ projectName: name, componentName: name }),
      container: z.object({ image: text }).nullish(),
      endpoints: z.record(z.string(), visibleEndpointSchema).nullish(),
      dependencies: z
        .object({
          endpoints: list(z.object({ project: text, component: name, name })),
          resources: list(z.object({ ref: name })),
        })
        .nullish(),
    }),
  }),
  content: ({ spec }, _identity, issues): WorkloadContent =>
    withoutAbsent({
      project: spec.owner.projectName,
      component: spec.owner.componentName,
      image: present(spec.container?.image),
      ...declaredEndpoints(spec.endpoints, issues),
      dependencies: spec.dependencies?.endpoints?.map(dependency => ({
        project: dependency.project || spec.owner.projectName,
        component: dependency.component,
        endpoint: dependency.name,
      })),
      resources: spec.dependencies?.resources?.map(({ ref }) => ref),
    }),
  rest: (object, issues) => ({
    ...ownerInSpec(object),
    ...endpointsOfUnreadable(object, issues),
  }),
  owner: ({ project, component }) => ({ project, component }),
});
