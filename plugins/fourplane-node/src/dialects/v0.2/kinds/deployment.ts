// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, conditionOf } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { fingerprint } from '../../reading/fingerprint';
import { keyOf } from '../../reading/keys';
import { text, withoutAbsent } from '../../reading/fields';
import {
  Provenance,
  provenanceLabels,
  provenanceOf,
} from '../../reading/provenance';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { deploymentMetadata, describedBy } from '../described';
import { label, labelled } from '../labels';

export interface DeploymentContent extends Described, Provenance {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly track?: string;
  readonly environment: string;
  /** What its endpoints call it. */
  readonly name?: string;
  /** By object name. */
  readonly artifact?: string;
  readonly overrides?: string;
  /** Whether it is being deleted, which is how this generation undeploys. */
  readonly isLeaving: boolean;
  readonly health: Health;
}

const schema = z.object({
  metadata: deploymentMetadata.extend({
    labels: z.object({
      ...provenanceLabels,
      [label.organization]: labelled,
      [label.project]: labelled,
      [label.component]: labelled,
      [label.environment]: labelled,
      [label.track]: text,
      [label.name]: text,
    }),
  }),
  spec: z
    .object({
      deploymentArtifactRef: text,
      configurationOverrides: z.unknown().optional(),
    })
    .nullish(),
  status: z.object(conditionedStatus).nullish(),
});

export const deploymentKind = choreoKind({
  kind: 'Deployment',
  namedBy: 'object',
  within: ['tenant', 'project'],
  schema,
  content: (deployment, identity): DeploymentContent => {
    const { labels } = deployment.metadata;
    return withoutAbsent({
      ...describedBy(deployment.metadata),
      ...provenanceOf(deployment.metadata, { kind: 'Deployment', ...identity }),
      tenant: labels[label.organization],
      project: labels[label.project],
      component: labels[label.component],
      track: labels[label.track] || undefined,
      environment: labels[label.environment],
      name: labels[label.name] || undefined,
      artifact: deployment.spec?.deploymentArtifactRef || undefined,
      overrides: fingerprint(deployment.spec?.configurationOverrides),
      isLeaving: Boolean(deployment.metadata.deletionTimestamp),
      health: deploymentHealth(deployment),
    });
  },
  indexes: {
    artifact: ({ tenant, project, artifact }) =>
      artifact ? [keyOf(tenant, project, artifact)] : [],
    environment: ({ tenant, environment }) => [keyOf(tenant, environment)],
  },
});

/** `Ready` means applied: nothing in this generation looks at the pods, so nothing better than that is known. */
function deploymentHealth(deployment: z.output<typeof schema>): Health {
  const isUnresolved =
    conditionOf(deployment, 'ArtifactResolved')?.status === 'False';
  const health = conditionHealth(
    deployment,
    isUnresolved ? ['ArtifactResolved'] : ['Ready'],
  );
  return health.reason === 'DeploymentReady'
    ? {
        ...health,
        message:
          'Its objects were applied to the data plane. OpenChoreo 0.2 does not say whether they run.',
      }
    : health;
}
