// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { named } from './named';
import { modelRefSchema } from './ref';

/** An alert rule of a component in an environment. `source` is what it looks at: `log`, `metric`, `budget`, … @public */
export const alertRuleSchema = z.object({
  ...named,
  component: modelRefSchema.optional(),
  environment: modelRefSchema.optional(),
  source: z.string(),
  severity: z.string().optional(),
  enabled: z.boolean(),
  channels: z.array(modelRefSchema),
  health: healthSchema,
});
/** {@inheritDoc alertRuleSchema} @public */
export type AlertRule = z.infer<typeof alertRuleSchema>;

/** Where alerts of an environment are sent: `type` is `email`, `webhook`, … Addresses and credentials are not part of it. @public */
export const notificationChannelSchema = z.object({
  ...named,
  environment: modelRefSchema.optional(),
  type: z.string(),
  isDefault: z.boolean(),
  health: healthSchema,
});
/** {@inheritDoc notificationChannelSchema} @public */
export type NotificationChannel = z.infer<typeof notificationChannelSchema>;
