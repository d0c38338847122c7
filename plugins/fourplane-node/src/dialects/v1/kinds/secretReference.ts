// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditions } from '../../reading/conditionHealth';
import { list, name, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { claimedHealth } from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';

export interface SecretReferenceContent {
  readonly title?: string;
  readonly description?: string;
  readonly keys: readonly string[];
  readonly health: Health;
}

export const secretReferenceKind = defineKind({
  kind: 'SecretReference',
  schema: z.object({
    metadata: describedMetadata,
    spec: z.object({ data: list(z.object({ secretKey: name })) }).nullish(),
    status: z.object(conditions).nullish(),
  }),
  content: (reference): SecretReferenceContent => {
    const { title, description } = describedBy(reference.metadata);
    return withoutAbsent({
      title,
      description,
      keys: (reference.spec?.data ?? []).map(({ secretKey }) => secretKey),
      health: claimedHealth(reference, ['Ready']),
    });
  },
});
