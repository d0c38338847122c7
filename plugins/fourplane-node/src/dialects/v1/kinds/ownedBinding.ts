// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, ResourceDeployment } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, conditions } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
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

/** A project's cell or a managed resource in one environment: part of its owner's health. */
export interface OwnedBindingContent extends Provenance {
  readonly project: string;
  readonly environment: string;
  readonly release?: string;
  readonly overrides?: string;
  readonly health: Health;
}

export interface ProjectBindingContent extends OwnedBindingContent {
  /** Its namespace on the data plane. */
  readonly namespace?: string;
}

export interface ResourceBindingContent extends OwnedBindingContent {
  readonly resource: string;
  readonly outputs?: ResourceDeployment['outputs'];
}

const metadata = z.object({
  ...lifeCycleMetadata,
  labels: z.object(provenanceLabels).nullish(),
  annotations: z.object(provenanceAnnotations).nullish(),
});

export const projectReleaseBindingKind = defineKind({
  kind: 'ProjectReleaseBinding',
  schema: z.object({
    metadata,
    spec: z.object({
      owner: z.object({ projectName: name }),
      environment: name,
      projectRelease: text,
      environmentConfigs: z.unknown().optional(),
    }),
    status: z.object({ ...conditionedStatus, namespace: text }).nullish(),
  }),
  content: (binding, identity): ProjectBindingContent =>
    withoutAbsent({
      ...provenanceOf(binding.metadata, {
        kind: 'ProjectReleaseBinding',
        ...identity,
      }),
      overrides: fingerprint(binding.spec.environmentConfigs),
      project: binding.spec.owner.projectName,
      environment: binding.spec.environment,
      release: binding.spec.projectRelease || undefined,
      namespace: binding.status?.namespace || undefined,
      health: conditionHealth(binding, ['Ready']),
    }),
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
  indexes: {
    placement: ({ project, environment }, { namespace }) => [
      placementKey({ project, environment }, namespace),
    ],
  },
});

const outputsSchema = list(
  z.object({
    name,
    // Only which of them is there is read: the values may be secrets.
    value: z.unknown().optional(),
    secretKeyRef: z.unknown().optional(),
    configMapKeyRef: z.unknown().optional(),
  }),
);

export const resourceReleaseBindingKind = defineKind({
  kind: 'ResourceReleaseBinding',
  schema: z.object({
    metadata,
    spec: z.object({
      owner: z.object({ projectName: name, resourceName: name }),
      environment: name,
      resourceRelease: text,
      resourceTypeEnvironmentConfigs: z.unknown().optional(),
    }),
    status: z.object({ ...conditions, outputs: outputsSchema }).nullish(),
  }),
  content: (binding, identity): ResourceBindingContent =>
    withoutAbsent({
      ...provenanceOf(binding.metadata, {
        kind: 'ResourceReleaseBinding',
        ...identity,
      }),
      overrides: fingerprint(binding.spec.resourceTypeEnvironmentConfigs),
      project: binding.spec.owner.projectName,
      resource: binding.spec.owner.resourceName,
      environment: binding.spec.environment,
      release: binding.spec.resourceRelease || undefined,
      outputs: outputsOf(binding.status?.outputs),
      health: conditionHealth(binding, ['Ready']),
    }),
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
  indexes: {
    resource: ({ project, resource }, { namespace }) => [
      keyOf(namespace, project, resource),
    ],
    placement: ({ project, resource, environment }, { namespace }) => [
      placementKey({ project, resource, environment }, namespace),
    ],
  },
});

function outputsOf(
  outputs: z.output<typeof outputsSchema>,
): ResourceDeployment['outputs'] | undefined {
  return outputs?.map(({ name: output, secretKeyRef, configMapKeyRef }) => {
    if (secretKeyRef) {
      return { name: output, from: 'secret' };
    }
    return { name: output, from: configMapKeyRef ? 'configMap' : 'value' };
  });
}
