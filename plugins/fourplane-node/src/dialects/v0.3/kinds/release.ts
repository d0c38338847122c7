// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditions, conditionOf } from '../../reading/conditionHealth';
import { lifeCycleMetadata, name, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';
import {
  appliedResources,
  objectsOf,
  renderedResources,
  replicasOf,
} from '../../reading/renderedObjects';

/** What was rendered for the binding of the same name, and what became of it on the data plane. */
export interface ReleaseContent {
  readonly project: string;
  readonly component: string;
  readonly environment: string;
  readonly objects: Deployment['objects'];
  readonly replicas?: Deployment['replicas'];
  readonly terminating?: boolean;
  /** Why it cannot be taken down, when it cannot. */
  readonly cleanupFailure?: string;
}

export const releaseKind = defineKind({
  kind: 'Release',
  schema: z.object({
    metadata: z.object(lifeCycleMetadata),
    spec: z.object({
      owner: z.object({ projectName: name, componentName: name }),
      environmentName: name,
      resources: renderedResources,
    }),
    status: z.object({ ...conditions, resources: appliedResources }).nullish(),
  }),
  content: (release): ReleaseContent => {
    const { metadata, spec, status } = release;
    const finalizing = conditionOf(release, 'Finalizing');
    return withoutAbsent({
      project: spec.owner.projectName,
      component: spec.owner.componentName,
      environment: spec.environmentName,
      objects: objectsOf(status?.resources),
      replicas: replicasOf(status?.resources, spec.resources),
      terminating: metadata.deletionTimestamp ? true : undefined,
      cleanupFailure:
        finalizing?.reason === 'CleanupFailed'
          ? finalizing.message || finalizing.reason
          : undefined,
    });
  },
  rest: ownerInSpec,
  owner: ({ project, component }) => ({ project, component }),
  indexes: { environment: ({ environment }) => [environment] },
});
