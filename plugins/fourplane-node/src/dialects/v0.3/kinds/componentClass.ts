// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { Described } from '../../reading/described';
import { text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, describedMetadata } from '../../v1/described';

/** What platform engineers say of how components of a type run. */
export interface ComponentClassContent extends Described {
  /** Cron expression, of a class of scheduled tasks. */
  readonly schedule?: string;
}

/** The templates themselves are free-form, and nothing of them is read. */
const templateOnly = z.object({ metadata: describedMetadata });

export const serviceClassKind = defineKind({
  kind: 'ServiceClass',
  schema: templateOnly,
  content: ({ metadata }): ComponentClassContent => describedBy(metadata),
});

export const webApplicationClassKind = defineKind({
  kind: 'WebApplicationClass',
  schema: templateOnly,
  content: ({ metadata }): ComponentClassContent => describedBy(metadata),
});

export const scheduledTaskClassKind = defineKind({
  kind: 'ScheduledTaskClass',
  schema: z.object({
    metadata: describedMetadata,
    spec: z
      .object({ cronJobTemplate: z.object({ schedule: text }).nullish() })
      .nullish(),
  }),
  content: ({ metadata, spec }): ComponentClassContent =>
    withoutAbsent({
      ...describedBy(metadata),
      schedule: spec?.cronJobTemplate?.schedule || undefined,
    }),
});
