// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditions } from '../../reading/conditionHealth';
import { keyOf } from '../../reading/keys';
import { lifeCycleMetadata, text, withoutAbsent } from '../../reading/fields';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { endpointTemplateSchema } from '../endpointTemplates';
import { label, labelled } from '../labels';

/** An endpoint of a deployment: what its artifact declares, routed. */
export interface EndpointContent {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  /** The `name` label of its deployment. */
  readonly deployment: string;
  readonly track?: string;
  readonly environment?: string;
  /** What the artifact's template is called. */
  readonly name?: string;
  readonly type?: string;
  readonly isPublic: boolean;
  readonly address?: string;
  readonly health: Health;
}

export const endpointKind = choreoKind({
  kind: 'Endpoint',
  namedBy: 'object',
  within: ['tenant', 'project'],
  schema: z.object({
    metadata: z.object({
      ...lifeCycleMetadata,
      labels: z.object({
        [label.organization]: labelled,
        [label.project]: labelled,
        [label.component]: labelled,
        [label.deployment]: labelled,
        [label.track]: text,
        [label.environment]: text,
        [label.name]: text,
      }),
    }),
    spec: endpointTemplateSchema.shape.spec,
    status: z.object({ ...conditions, address: text }).nullish(),
  }),
  content: (endpoint): EndpointContent => {
    const { labels } = endpoint.metadata;
    const { spec, status } = endpoint;
    return withoutAbsent({
      tenant: labels[label.organization],
      project: labels[label.project],
      component: labels[label.component],
      deployment: labels[label.deployment],
      track: labels[label.track] || undefined,
      environment: labels[label.environment] || undefined,
      name: labels[label.name] || undefined,
      type: spec?.type || undefined,
      isPublic: spec?.networkVisibilities?.public?.enable ?? false,
      address: status?.address || undefined,
      health: conditionHealth(endpoint, ['Ready']),
    });
  },
  indexes: {
    deployment: ({ tenant, project, component, deployment }) => [
      keyOf(tenant, project, component, deployment),
    ],
  },
});
