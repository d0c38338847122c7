// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Overrides } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

type Variables = NonNullable<NonNullable<Overrides['workload']>['env']>;

/** What a generation calls the field that names a secret's key. */
type SecretField = 'secretKeyRef' | 'secretRef';

/** Of variables whose value comes from elsewhere only what an intent can say is kept. */
const stored = z.array(
  z.looseObject({
    key: z.string(),
    value: z.string().optional(),
    valueFrom: z.record(z.string(), z.unknown()).optional(),
  }),
);
const secretKey = z.object({ name: z.string(), key: z.string() });

/** Variables as a custom resource lists them. */
export function storedVariables(
  variables: Variables,
  secretField: SecretField,
): Record<string, unknown>[] {
  return variables.map(variable =>
    'secret' in variable
      ? {
          key: variable.name,
          valueFrom: { [secretField]: { ...variable.secret } },
        }
      : { key: variable.name, value: variable.value },
  );
}

/**
 * Variables of a custom resource as an intent says them, and the names of those that take their value from something an
 * intent has no word for.
 */
export function readVariables(
  value: unknown,
  secretField: SecretField,
): { readonly variables: Variables; readonly others: readonly string[] } {
  const variables: Variables = [];
  const others: string[] = [];
  for (const { key, valueFrom, value: text } of stored.safeParse(value ?? [])
    .data ?? []) {
    const secret = secretKey.safeParse(valueFrom?.[secretField]).data;
    if (secret) {
      variables.push({ name: key, secret });
    } else if (valueFrom) {
      others.push(key);
    } else {
      variables.push({ name: key, value: text ?? '' });
    }
  }
  return { variables, others };
}

/** Keeps what an intent has no word for where the intent does not give the variable itself. */
export function withOthers(
  before: unknown,
  variables: Variables,
  secretField: SecretField,
): unknown[] {
  const { others } = readVariables(before, secretField);
  const given = new Set(variables.map(({ name }) => name));
  const kept = (Array.isArray(before) ? before : []).filter(
    item => others.includes(item.key) && !given.has(item.key),
  );
  return [...storedVariables(variables, secretField), ...kept];
}

/** The JSON schema of an intent's variables. */
export const variablesSchema = {
  type: 'object',
  title: 'Workload',
  properties: {
    env: {
      type: 'array',
      title: 'Environment variables',
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', title: 'Name', minLength: 1 },
          value: { type: 'string', title: 'Value' },
          secret: {
            type: 'object',
            title: 'Value from a secret',
            required: ['name', 'key'],
            properties: {
              name: { type: 'string', title: 'Secret', minLength: 1 },
              key: { type: 'string', title: 'Key', minLength: 1 },
            },
          },
        },
      },
    },
  },
} as const;

/** What to say of variables that are kept as they are. */
export function othersNote(others: readonly string[]): string[] {
  return others.length > 0
    ? [`${others.join(', ')} come from elsewhere and are kept as they are.`]
    : [];
}
