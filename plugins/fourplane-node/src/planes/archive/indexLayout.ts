// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** The fields of a document that say whose line it is. */
export const identityFields = [
  'kubernetes.namespace_name',
  'kubernetes.pod_name',
  'kubernetes.container_name',
] as const;

/** The fields whose spelling matters. */
export const probedFields = [...identityFields, 'log'];

/** One of {@link identityFields}. */
export type IdentityField = (typeof identityFields)[number];

const fieldMappingSchema = z.object({
  full_name: z.string(),
  mapping: z.record(
    z.string(),
    z.object({
      type: z.string().optional(),
      fields: z
        .record(z.string(), z.object({ type: z.string().optional() }))
        .optional(),
    }),
  ),
});

/** The answer of `_mapping/field`, by index. */
export const fieldMappingsSchema = z.record(
  z.string(),
  z.object({ mappings: z.record(z.string(), fieldMappingSchema) }),
);

/** How the indices of an archive spell the fields: those of several generations may stand side by side. */
export interface IndexLayout {
  /** Names of the indices that hold container logs, oldest name first. */
  readonly indices: readonly string[];
  /** For each field, where its whole value is found by `term`, and where only its words are found. */
  readonly fields: Readonly<Record<IdentityField, FieldSpelling>>;
  /** Those that have a line as its words, and whole only where it is short. */
  readonly textIndices: readonly string[];
  /** Those that have nothing whole by which whose a line is could be told. */
  readonly wordIndices: readonly string[];
}

/** Where a value is looked for. */
export interface FieldSpelling {
  readonly whole: readonly string[];
  readonly words: readonly string[];
}

const wholeTypes = ['keyword', 'constant_keyword', 'wildcard'];

/** Reads what the mappings say of every index; pure. */
export function indexLayout(
  mappings: z.infer<typeof fieldMappingsSchema>,
): IndexLayout {
  const indices = Object.entries(mappings)
    .filter(([, index]) => identityFields.every(name => index.mappings[name]))
    .map(([name]) => name)
    .sort();
  const spelling = (field: IdentityField): FieldSpelling => {
    const whole = new Set<string>();
    const words = new Set<string>();
    for (const name of indices) {
      const subfield = wholeFieldOf(field, mappings[name].mappings[field]);
      if (subfield) {
        whole.add(subfield);
      } else {
        words.add(field);
      }
    }
    return { whole: [...whole].sort(), words: [...words] };
  };
  return {
    indices,
    textIndices: indices.filter(name => {
      const log = mappings[name].mappings.log;
      return log !== undefined && typeOf(log) === 'text';
    }),
    wordIndices: indices.filter(name =>
      identityFields.some(
        field => !wholeFieldOf(field, mappings[name].mappings[field]),
      ),
    ),
    fields: {
      'kubernetes.namespace_name': spelling('kubernetes.namespace_name'),
      'kubernetes.pod_name': spelling('kubernetes.pod_name'),
      'kubernetes.container_name': spelling('kubernetes.container_name'),
    },
  };
}

function typeOf({
  mapping,
}: z.infer<typeof fieldMappingSchema>): string | undefined {
  return Object.values(mapping)[0]?.type;
}

function wholeFieldOf(
  field: IdentityField,
  { mapping }: z.infer<typeof fieldMappingSchema>,
): string | undefined {
  const [own] = Object.values(mapping);
  if (own?.type && wholeTypes.includes(own.type)) {
    return field;
  }
  const subfield = Object.entries(own?.fields ?? {}).find(
    ([, { type }]) => type && wholeTypes.includes(type),
  );
  return subfield && `${field}.${subfield[0]}`;
}
