// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, conditionOf } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { keyOf } from '../../reading/keys';
import { text, withoutAbsent } from '../../reading/fields';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface DeploymentContent extends Described {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly track?: string;
  readonly environment: string;
  /** What its endpoints call it. */
  readonly name?: string;
  /** By object name. */
  readonly artifact?: string;
  /** Whether it is being deleted, which is how this generation undeploys. */
  readonly isLeaving: boolean;
  readonly health: Health;
}

const schema = z.object({
  metadata: describedMetadata.extend({
    labels: z.object({
      [label.organization]: labelled,
      [label.project]: labelled,
      [label.component]: labelled,
      [label.environment]: labelled,
      [label.track]: text,
      [label.name]: text,
    }),
  }),
  spec: z.object({ deploymentArtifactRef: text }).nullish(),
  status: z.object(conditionedStatus).nullish(),
});

export const deploymentKind = choreoKind({
  kind: 'Deployment',
  namedBy: 'object',
  within: ['tenant', 'project'],
  schema,
  content: (deployment): DeploymentContent => {
    const { labels } = deployment.metadata;
    return withoutAbsent({
      ...describedBy(deployment.metadata),
      tenant: labels[label.organization],
      project: labels[label.project],
      component: labels[label.component],
      track: labels[label.track] || undefined,
      environment: labels[label.environment],
      name: labels[label.name] || undefined,
      artifact: deployment.spec?.deploymentArtifactRef || undefined,
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
