// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import {
  flag,
  lifeCycleMetadata,
  list,
  name,
  text,
  withoutAbsent,
} from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { defineKind } from '../../reading/ReadableKind';
import { conditionHealth } from '../conditionReasons';

export interface AlertRuleContent {
  /** What it was rendered by, in the tenant's namespace; absent for a rule that was written by hand. */
  readonly rendered?: { readonly namespace: string; readonly name: string };
  readonly title?: string;
  readonly description?: string;
  readonly source: string;
  readonly severity?: string;
  readonly enabled: boolean;
  readonly channels: readonly string[];
  readonly health: Health;
}

const RENDERED_NAMESPACE = 'openchoreo.dev/rendered-release-namespace';
const RENDERED_NAME = 'openchoreo.dev/rendered-release-name';

const labels = z
  .object({ [RENDERED_NAMESPACE]: text, [RENDERED_NAME]: text })
  .nullish();

export const alertRuleKind = defineKind({
  kind: 'ObservabilityAlertRule',
  schema: z.object({
    metadata: z.object({ ...lifeCycleMetadata, labels }),
    spec: z.object({
      name: text,
      description: text,
      severity: text,
      enabled: flag,
      source: z.object({ type: name }),
      actions: z
        .object({
          notifications: z.object({ channels: list(z.string()) }).nullish(),
        })
        .nullish(),
    }),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (rule): AlertRuleContent => {
    const { spec, metadata } = rule;
    return withoutAbsent({
      rendered: renderedBy(metadata.labels),
      title: spec.name || undefined,
      description: spec.description || undefined,
      source: spec.source.type,
      severity: spec.severity || undefined,
      enabled: spec.enabled ?? true,
      channels: spec.actions?.notifications?.channels ?? [],
      health: conditionHealth(rule, ['Synced']),
    });
  },
  rest: object => {
    const found = z
      .object({ metadata: z.object({ labels }) })
      .safeParse(object);
    return withoutAbsent({ rendered: renderedBy(found.data?.metadata.labels) });
  },
  indexes: {
    tenant: ({ rendered }, { namespace, name: own }) => [
      keyOf(rendered?.namespace ?? namespace, own),
    ],
    rendered: ({ rendered }) =>
      rendered ? [keyOf(rendered.namespace, rendered.name)] : [],
  },
});

function renderedBy(
  found: z.output<typeof labels>,
): AlertRuleContent['rendered'] {
  const namespace = found?.[RENDERED_NAMESPACE];
  const own = found?.[RENDERED_NAME];
  return namespace && own ? { namespace, name: own } : undefined;
}
