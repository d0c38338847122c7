// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormValues } from '@fourplane/plugin-fourplane-react';
import { parseDocument, stringify } from 'yaml';

/** Values as YAML, without what is empty, which is written as nothing; empty text where nothing is set. Pure. */
export function yamlOf(values: unknown): string {
  const kept = withoutEmpty(values);
  return kept === undefined ? '' : stringify(kept);
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length > 0 ? value : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, withoutEmpty(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** What a text says, or why it says nothing; without a `problem` it is YAML, but not of an object. */
export type ReadYaml =
  | { readonly state: 'read'; readonly values: FormValues }
  | { readonly state: 'broken'; readonly problem?: string };

/**
 * Reads what {@link yamlOf} writes. A part that was set in `before` and is not in the text any more is said to be empty: what
 * is not said at all would stay as it is. Pure.
 */
export function readYaml(text: string, before: FormValues): ReadYaml {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    return { state: 'broken', problem: error.message.split('\n')[0] };
  }
  const values: unknown = document.toJS() ?? {};
  return isObject(values)
    ? { state: 'read', values: withAllParts(values, before) }
    : { state: 'broken' };
}

const empty: FormValues = {
  componentType: {},
  traits: {},
  workload: { env: [] },
};

function withAllParts(values: FormValues, before: FormValues): FormValues {
  const { workload } = values;
  return {
    ...Object.fromEntries(
      Object.keys(before)
        .filter(name => name in empty)
        .map(name => [name, empty[name]]),
    ),
    ...values,
    ...(isObject(workload) && { workload: { env: [], ...workload } }),
  };
}

function isObject(value: unknown): value is FormValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
