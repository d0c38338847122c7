// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, conditionOf } from '../../reading/conditionHealth';
import { conditionHealth, healthOfCondition } from '../conditionReasons';
import { endpointUrls, endpointUrlsSchema } from '../endpointUrls';
import {
  lifeCycleMetadata,
  list,
  name,
  text,
  withoutAbsent,
} from '../../reading/fields';
import { fingerprint } from '../../reading/fingerprint';
import { keyOf } from '../../reading/keys';
import { ownerInSpec } from '../../reading/ownership';
import {
  Provenance,
  provenanceAnnotations,
  provenanceLabels,
  provenanceOf,
} from '../../reading/provenance';
import { defineKind } from '../../reading/ReadableKind';
import { placementKey } from '../placement';

export interface ReleaseBindingContent extends Provenance {
  readonly project: string;
  readonly component: string;
  readonly environment: string;
  readonly release?: string;
  /** Of a scheduled task, where its type takes it per environment. */
  readonly schedule?: string;
  readonly overrides?: string;
  readonly desired: Deployment['desired'];
  readonly urls: Deployment['urls'];
  readonly health: Health;
}

const schema = z.object({
  metadata: z.object({
    ...lifeCycleMetadata,
    labels: z.object(provenanceLabels).nullish(),
    annotations: z.object(provenanceAnnotations).nullish(),
  }),
  spec: z.object({
    owner: z.object({ projectName: name, componentName: name }),
    environment: name,
    releaseName: text,
    state: text,
    componentTypeEnvironmentConfigs: z
      // Free-form; a schedule is told by its name, whatever else it holds.
      .looseObject({ schedule: z.string().optional().catch(undefined) })
      .nullish(),
    traitEnvironmentConfigs: z.unknown().optional(),
    workloadOverrides: z.unknown().optional(),
  }),
  status: z
    .object({
      ...conditionedStatus,
      lastSpecUpdateTime: text,
      endpoints: list(endpointUrlsSchema),
      pendingConnections: list(
        z.object({ component: name, endpoint: name, reason: text }),
      ),
      pendingResourceDependencies: list(
        z.object({ resourceName: name, reason: text }),
      ),
    })
    .nullish(),
});

type ReleaseBinding = z.output<typeof schema>;

export const releaseBindingKind = defineKind({
  kind: 'ReleaseBinding',
  schema,
  content: (binding, identity): ReleaseBindingContent =>
    withoutAbsent({
      ...provenanceOf(
        binding.metadata,
        { kind: 'ReleaseBinding', ...identity },
        binding.status?.lastSpecUpdateTime,
      ),
      project: binding.spec.owner.projectName,
      component: binding.spec.owner.componentName,
      environment: binding.spec.environment,
      release: binding.spec.releaseName || undefined,
      schedule: binding.spec.componentTypeEnvironmentConfigs?.schedule,
      overrides: fingerprint(
        binding.spec.componentTypeEnvironmentConfigs,
        binding.spec.traitEnvironmentConfigs,
        binding.spec.workloadOverrides,
      ),
      desired: binding.spec.state === 'Undeploy' ? 'undeployed' : 'active',
      urls: endpointUrls(binding.status?.endpoints ?? []),
      health: bindingHealth(binding),
    }),
  rest: ownerInSpec,
  owner: ({ project, component }) => ({ project, component }),
  indexes: {
    placement: (content, { namespace }) => [placementKey(content, namespace)],
    release: ({ release }, { namespace }) =>
      release ? [keyOf(namespace, release)] : [],
  },
});

function bindingHealth(binding: ReleaseBinding): Health {
  const health = conditionHealth(binding, ['Ready']);
  if (!binding.spec.releaseName && health.reason !== 'Terminating') {
    return {
      state: 'progressing',
      reason: 'ReleaseNotSet',
      message: 'No release is chosen for this environment yet.',
    };
  }
  if (health.state === 'progressing') {
    const missing = missingThings(binding);
    return missing && health.reason !== 'Terminating'
      ? { ...health, message: missing }
      : health;
  }
  const resources = conditionOf(binding, 'ResourcesReady');
  return health.state === 'ready' && resources?.status === 'True'
    ? suspendedOr(health, healthOfCondition(resources))
    : health;
}

/** Ready says only that all is as wanted; that it is suspended or still at its job stands in the resources' reason. */
function suspendedOr(health: Health, resources: Health): Health {
  return resources.state === 'ready' ? health : resources;
}

function missingThings(binding: ReleaseBinding): string | undefined {
  const because = (reason: string | null | undefined) =>
    reason ? ` (${reason})` : '';
  const missing = [
    ...(binding.status?.pendingConnections ?? []).map(
      pending =>
        `endpoint ${pending.component}/${pending.endpoint}${because(
          pending.reason,
        )}`,
    ),
    ...(binding.status?.pendingResourceDependencies ?? []).map(
      pending => `resource ${pending.resourceName}${because(pending.reason)}`,
    ),
  ];
  return missing.length > 0 ? `Waiting for ${missing.join(', ')}.` : undefined;
}
