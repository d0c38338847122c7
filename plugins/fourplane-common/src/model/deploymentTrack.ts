// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { named } from './named';
import { modelRefSchema } from './ref';

/**
 * A line of builds and deployments of one component, such as a branch. `autoBuild` and `autoDeploy` are absent where the
 * CR does not say.
 *
 * @public
 */
export const deploymentTrackSchema = z.object({
  ...named,
  component: modelRefSchema,
  branch: z.string().optional(),
  path: z.string().optional(),
  autoBuild: z.boolean().optional(),
  autoDeploy: z.boolean().optional(),
  health: healthSchema,
});
/** {@inheritDoc deploymentTrackSchema} @public */
export type DeploymentTrack = z.infer<typeof deploymentTrackSchema>;
