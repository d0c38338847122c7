// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditions, conditionOf } from '../../reading/conditionHealth';
import { healthOfCondition } from '../conditionReasons';
import { name, text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import {
  appliedResources,
  objectsOf,
  renderedResources,
  replicasOf,
} from '../../reading/renderedObjects';
import { placementKey } from '../placement';

export interface RenderedReleaseContent {
  readonly project: string;
  /** Neither is there for a project's cell. */
  readonly component?: string;
  readonly resource?: string;
  readonly environment: string;
  readonly onDataPlane: boolean;
  /** What applying failed with, when it did. */
  readonly applyFailure?: Health;
  readonly objects: Deployment['objects'];
  readonly replicas?: { readonly wanted: number; readonly ready: number };
}

const schema = z.object({
  spec: z.object({
    owner: z.object({
      projectName: name,
      componentName: text,
      resourceName: text,
    }),
    environmentName: name,
    targetPlane: text,
    resources: renderedResources,
  }),
  status: z
    .object({
      ...conditions,
      resources: appliedResources,
    })
    .nullish(),
});

export const renderedReleaseKind = defineKind({
  kind: 'RenderedRelease',
  schema,
  content: (rendered): RenderedReleaseContent => {
    const applied = conditionOf(rendered, 'ResourcesApplied');
    return withoutAbsent({
      project: rendered.spec.owner.projectName,
      component: rendered.spec.owner.componentName || undefined,
      resource: rendered.spec.owner.resourceName || undefined,
      environment: rendered.spec.environmentName,
      onDataPlane: rendered.spec.targetPlane !== 'observabilityplane',
      applyFailure:
        applied?.status === 'False' ? healthOfCondition(applied) : undefined,
      objects: objectsOf(rendered.status?.resources),
      replicas: replicasOf(rendered.status?.resources, rendered.spec.resources),
    });
  },
  indexes: {
    placement: (content, { namespace }) => [placementKey(content, namespace)],
  },
});
