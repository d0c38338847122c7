// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { flag, name, text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { claimedHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';

export interface NotificationChannelContent {
  readonly title?: string;
  readonly description?: string;
  readonly environment?: string;
  readonly type: string;
  readonly isDefault: boolean;
  readonly health: Health;
}

export const notificationChannelKind = defineKind({
  kind: 'ObservabilityAlertsNotificationChannel',
  schema: z.object({
    metadata: describedMetadata,
    spec: z.object({ environment: text, type: name, isEnvDefault: flag }),
  }),
  content: ({ metadata, spec }): NotificationChannelContent => {
    const { title, description } = describedBy(metadata);
    return withoutAbsent({
      title,
      description,
      environment: spec.environment || undefined,
      type: spec.type,
      isDefault: spec.isEnvDefault ?? false,
      health: claimedHealth({ metadata }, []),
    });
  },
});
