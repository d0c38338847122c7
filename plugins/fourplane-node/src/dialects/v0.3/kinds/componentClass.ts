// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TemplateWords } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { Described, templateWordsOf } from '../../reading/described';
import { text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, typeMetadata } from '../../v1/described';

/** What platform engineers say of how components of a type run. */
export interface ComponentClassContent extends Described {
  /** Cron expression, of a class of scheduled tasks. */
  readonly schedule?: string;
  readonly template?: TemplateWords;
}

function classOf(
  metadata: z.output<typeof typeMetadata>,
): ComponentClassContent {
  return withoutAbsent({
    ...describedBy(metadata),
    template: templateWordsOf(metadata),
  });
}

/** The templates themselves are free-form, and nothing of them is read. */
const templateOnly = z.object({ metadata: typeMetadata });

export const serviceClassKind = defineKind({
  kind: 'ServiceClass',
  schema: templateOnly,
  content: ({ metadata }) => classOf(metadata),
});

export const webApplicationClassKind = defineKind({
  kind: 'WebApplicationClass',
  schema: templateOnly,
  content: ({ metadata }) => classOf(metadata),
});

export const scheduledTaskClassKind = defineKind({
  kind: 'ScheduledTaskClass',
  schema: z.object({
    metadata: typeMetadata,
    spec: z
      .object({ cronJobTemplate: z.object({ schedule: text }).nullish() })
      .nullish(),
  }),
  content: ({ metadata, spec }): ComponentClassContent =>
    withoutAbsent({
      ...classOf(metadata),
      schedule: spec?.cronJobTemplate?.schedule || undefined,
    }),
});
