// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  DeclaredEndpoints,
  declaredEndpoints,
  endpointSchema,
  endpointsOfUnreadable,
} from '../../reading/declaredEndpoints';
import { name, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';
import {
  Connection,
  connectionsOf,
  imageOf,
  workloadFields,
} from '../workloadSpec';

export interface WorkloadContent extends DeclaredEndpoints {
  readonly project: string;
  readonly component: string;
  readonly image?: string;
  readonly connections?: readonly Connection[];
}

export const workloadKind = defineKind({
  kind: 'Workload',
  schema: z.object({
    spec: z.object({
      owner: z.object({ projectName: name, componentName: name }),
      ...workloadFields,
      endpoints: z.record(z.string(), endpointSchema).nullish(),
    }),
  }),
  content: ({ spec }, _identity, issues): WorkloadContent =>
    withoutAbsent({
      project: spec.owner.projectName,
      component: spec.owner.componentName,
      image: imageOf(spec.containers),
      ...declaredEndpoints(spec.endpoints, issues),
      connections: connectionsOf(spec.connections, spec.owner.projectName),
    }),
  rest: (object, issues) => ({
    ...ownerInSpec(object),
    ...endpointsOfUnreadable(object, issues),
  }),
  owner: ({ project, component }) => ({ project, component }),
});
