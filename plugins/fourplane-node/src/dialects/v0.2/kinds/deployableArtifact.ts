// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { Described } from '../../reading/described';
import { keyOf } from '../../reading/keys';
import { list, present, text, withoutAbsent } from '../../reading/fields';
import { Issue } from '../../reading/parseTolerantly';
import { choreoKind } from '../choreoKind';
import { describedBy, describedMetadata } from '../described';
import {
  EndpointTemplate,
  endpointTemplateSchema,
  endpointTemplatesOf,
} from '../endpointTemplates';
import { label, labelled } from '../labels';

export interface DeployableArtifactContent extends Described {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly track?: string;
  /** The build it came from, by object name. */
  readonly build?: string;
  /** Of the component's image. */
  readonly tag?: string;
  readonly endpoints: readonly EndpointTemplate[];
  /** What is wrong where not even the names of the endpoints could be read: any endpoint may be declared. */
  readonly unknownEndpoints?: readonly Issue[];
  readonly schedule?: string;
  readonly createdAt?: string;
}

const schema = z.object({
  metadata: describedMetadata.extend({
    creationTimestamp: text,
    labels: z.object({
      [label.organization]: labelled,
      [label.project]: labelled,
      [label.component]: labelled,
      [label.track]: text,
    }),
  }),
  spec: z
    .object({
      targetArtifact: z
        .object({
          fromBuildRef: z.object({ name: text }).nullish(),
          fromImageRef: z.object({ tag: text }).nullish(),
        })
        .nullish(),
      configuration: z
        .object({
          application: z
            .object({
              task: z
                .object({ schedule: z.object({ cron: text }).nullish() })
                .nullish(),
            })
            .nullish(),
          endpointTemplates: list(endpointTemplateSchema),
        })
        .nullish(),
    })
    .nullish(),
});

export const deployableArtifactKind = choreoKind({
  kind: 'DeployableArtifact',
  namedBy: 'object',
  within: ['tenant', 'project'],
  schema,
  content: (artifact, _identity, issues): DeployableArtifactContent => {
    const { metadata, spec } = artifact;
    const { application, endpointTemplates } = spec?.configuration ?? {};
    return withoutAbsent({
      ...describedBy(metadata),
      tenant: metadata.labels[label.organization],
      project: metadata.labels[label.project],
      component: metadata.labels[label.component],
      track: metadata.labels[label.track] || undefined,
      build: spec?.targetArtifact?.fromBuildRef?.name || undefined,
      tag: spec?.targetArtifact?.fromImageRef?.tag || undefined,
      ...endpointTemplatesOf(endpointTemplates ?? [], issues),
      schedule: application?.task?.schedule?.cron || undefined,
      createdAt: present(metadata.creationTimestamp),
    });
  },
  indexes: {
    build: ({ tenant, project, build }) =>
      build ? [keyOf(tenant, project, build)] : [],
  },
});
