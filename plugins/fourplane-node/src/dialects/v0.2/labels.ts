// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { withoutAbsent } from '../reading/fields';

/** The API group of OpenChoreo 0.1 and 0.2. */
export const CHOREO_GROUP = 'core.choreo.dev';

/**
 * How objects of this generation say what they are called and what they belong to. A label holds the `name` label of the
 * other, never its object name.
 */
export const label = {
  organization: `${CHOREO_GROUP}/organization`,
  project: `${CHOREO_GROUP}/project`,
  component: `${CHOREO_GROUP}/component`,
  track: `${CHOREO_GROUP}/deployment-track`,
  environment: `${CHOREO_GROUP}/environment`,
  deployment: `${CHOREO_GROUP}/deployment`,
  name: `${CHOREO_GROUP}/name`,
  buildPlane: `${CHOREO_GROUP}/build-plane`,
} as const;

/** What an object's labels say: its logical name, and the logical names of what it belongs to. */
export interface Labels {
  readonly tenant?: string;
  readonly project?: string;
  readonly component?: string;
  readonly track?: string;
  readonly environment?: string;
  readonly deployment?: string;
  readonly name?: string;
}

/** A label that must be there. */
export const labelled = z
  .string({ error: 'must be set: OpenChoreo finds its objects by this label' })
  .min(1, 'must not be empty: OpenChoreo finds its objects by this label');

const readable = z.string().min(1).optional().catch(undefined);

const labelsSchema = z.object({
  metadata: z.object({
    labels: z.object({
      [label.organization]: readable,
      [label.project]: readable,
      [label.component]: readable,
      [label.track]: readable,
      [label.environment]: readable,
      [label.deployment]: readable,
      [label.name]: readable,
    }),
  }),
});

/** What an object's labels say, whatever else is wrong with the object. */
export function labelsOf(object: unknown): Labels {
  const labels = labelsSchema.safeParse(object).data?.metadata.labels;
  return withoutAbsent({
    tenant: labels?.[label.organization],
    project: labels?.[label.project],
    component: labels?.[label.component],
    track: labels?.[label.track],
    environment: labels?.[label.environment],
    deployment: labels?.[label.deployment],
    name: labels?.[label.name],
  });
}
