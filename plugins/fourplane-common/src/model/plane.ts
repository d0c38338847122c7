// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { owned } from './named';
import { modelRefSchema } from './ref';

/** A data, build or observability plane. A cluster-scoped plane has no `tenant` in its ref. @public */
export const planeSchema = z.object({
  ...owned,
  role: z.enum(['data', 'build', 'observability']),
  /** Where it is, as whoever runs it calls the place: `eu-central-1`. */
  region: z.string().optional(),
  observabilityPlane: modelRefSchema.optional(),
  /** How the control plane says it is connected: the agent's last word. */
  agent: z
    .object({
      connected: z.boolean(),
      agents: z.number().int(),
      lastHeartbeatAt: z.string().optional(),
      message: z.string().optional(),
    })
    .optional(),
  observerUrl: z.string().optional(),
  /** How the control plane reaches it; credentials are never part of it. Absent where the CR does not say. */
  access: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('agent'), planeId: z.string().optional() }),
      z.object({ type: z.literal('direct'), server: z.string() }),
    ])
    .optional(),
  health: healthSchema,
});
/** {@inheritDoc planeSchema} @public */
export type Plane = z.infer<typeof planeSchema>;
