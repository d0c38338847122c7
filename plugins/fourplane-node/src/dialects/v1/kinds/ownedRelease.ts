// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name, present, text, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';

/** A snapshot of a project or of a managed resource. */
export interface OwnedReleaseContent {
  readonly project: string;
  readonly createdAt?: string;
}

export interface ResourceReleaseContent extends OwnedReleaseContent {
  readonly resource: string;
}

const metadata = z.object({ creationTimestamp: text });

export const projectReleaseKind = defineKind({
  kind: 'ProjectRelease',
  schema: z.object({
    metadata,
    spec: z.object({ owner: z.object({ projectName: name }) }),
  }),
  content: (release): OwnedReleaseContent =>
    withoutAbsent({
      project: release.spec.owner.projectName,
      createdAt: present(release.metadata.creationTimestamp),
    }),
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
});

export const resourceReleaseKind = defineKind({
  kind: 'ResourceRelease',
  schema: z.object({
    metadata,
    spec: z.object({
      owner: z.object({ projectName: name, resourceName: name }),
    }),
  }),
  content: (release): ResourceReleaseContent =>
    withoutAbsent({
      project: release.spec.owner.projectName,
      resource: release.spec.owner.resourceName,
      createdAt: present(release.metadata.creationTimestamp),
    }),
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
});
