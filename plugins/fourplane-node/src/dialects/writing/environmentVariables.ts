// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { Overrides } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

type Variables = NonNullable<NonNullable<Overrides['workload']>['env']>;

/** What a generation calls the field that names a secret's key. */
type SecretField = 'secretKeyRef' | 'secretRef';

/** Of a variable whose value comes from elsewhere only what an intent can say is read. */
const stored = z.looseObject({
  key: z.string(),
  value: z.string().nullish(),
  valueFrom: z.record(z.string(), z.unknown()).nullish(),
});
const secretKey = z.object({ name: z.string(), key: z.string() });

/** Variables as a custom resource lists them. */
function storedVariables(
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
  for (const item of itemsOf(value)) {
    const variable = readVariable(item, secretField);
    if (variable) {
      variables.push(variable);
    } else {
      others.push(nameOf(item));
    }
  }
  return { variables, others };
}

/**
 * The stored list with each variable in its place: as it is where the intent says the same or has no word for it,
 * otherwise as the intent says, and what the intent leaves out taken away. New ones follow.
 */
export function withOthers(
  before: unknown,
  variables: Variables,
  secretField: SecretField,
): unknown[] {
  const given = new Map(variables.map(variable => [variable.name, variable]));
  const kept = itemsOf(before).flatMap(item => {
    const known = readVariable(item, secretField);
    const wanted = given.get(nameOf(item));
    given.delete(nameOf(item));
    if (!wanted) {
      return known ? [] : [item];
    }
    return isDeepStrictEqual(known, wanted)
      ? [item]
      : storedVariables([wanted], secretField);
  });
  return [...kept, ...storedVariables([...given.values()], secretField)];
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** As an intent says it; `undefined` where it has no word for it. */
function readVariable(
  item: unknown,
  secretField: SecretField,
): Variables[number] | undefined {
  const { key: name, value, valueFrom } = stored.safeParse(item).data ?? {};
  const secret = secretKey.safeParse(valueFrom?.[secretField]).data;
  if (name === undefined || (valueFrom && !secret)) {
    return undefined;
  }
  return secret ? { name, secret } : { name, value: value ?? '' };
}

function nameOf(item: unknown): string {
  const { key } = { ...Object(item) };
  return typeof key === 'string' ? key : 'one without a name';
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
