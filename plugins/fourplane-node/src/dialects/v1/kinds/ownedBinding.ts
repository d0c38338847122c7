// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, conditions } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
import { lifeCycleMetadata, name } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';

/** A project's cell or a managed resource in one environment: part of its owner's health. */
export interface OwnedBindingContent {
  readonly project: string;
  readonly environment: string;
  readonly health: Health;
}

export interface ResourceBindingContent extends OwnedBindingContent {
  readonly resource: string;
}

const metadata = z.object(lifeCycleMetadata);
const status = z.object(conditionedStatus).nullish();

export const projectReleaseBindingKind = defineKind({
  kind: 'ProjectReleaseBinding',
  schema: z.object({
    metadata,
    spec: z.object({
      owner: z.object({ projectName: name }),
      environment: name,
    }),
    status,
  }),
  content: (binding): OwnedBindingContent => ({
    project: binding.spec.owner.projectName,
    environment: binding.spec.environment,
    health: conditionHealth(binding, ['Ready']),
  }),
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
});

export const resourceReleaseBindingKind = defineKind({
  kind: 'ResourceReleaseBinding',
  schema: z.object({
    metadata,
    spec: z.object({
      owner: z.object({ projectName: name, resourceName: name }),
      environment: name,
    }),
    status: z.object(conditions).nullish(),
  }),
  content: (binding): ResourceBindingContent => ({
    project: binding.spec.owner.projectName,
    resource: binding.spec.owner.resourceName,
    environment: binding.spec.environment,
    health: conditionHealth(binding, ['Ready']),
  }),
  indexes: {
    resource: ({ project, resource }, { namespace }) => [
      keyOf(namespace, project, resource),
    ],
  },
});
