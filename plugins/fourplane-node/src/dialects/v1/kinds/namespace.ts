// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { describedBy, describedMetadata } from '../described';
import { Described } from '../../reading/described';
import { defineKind } from '../../reading/ReadableKind';

/** The label by which a namespace is a tenant. */
export const TENANT_SELECTOR = 'openchoreo.dev/control-plane=true';

export interface NamespaceContent extends Described {
  readonly health: Health;
}

export const namespaceKind = defineKind({
  kind: 'Namespace',
  namespaced: false,
  schema: z.object({ metadata: describedMetadata }),
  content: ({ metadata }): NamespaceContent => ({
    ...describedBy(metadata),
    health: metadata.deletionTimestamp
      ? {
          state: 'progressing',
          reason: 'Terminating',
          message: 'It is being deleted.',
          since: metadata.deletionTimestamp,
        }
      : { state: 'ready' },
  }),
});
