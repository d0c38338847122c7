// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { FieldValue, StoredDocument } from '../store/StoredDocument';
import { StoredIndex } from '../store/StoredIndex';
import { checkFieldData } from './sorting';

export type Documents = readonly StoredDocument[];

/** What is counted, by name; sees the documents that a query found. */
export type Aggregator = (documents: Documents) => JsonObject;

/** The values of a field; refuses fields that cannot be counted by. */
export function aggregatedValues(
  documents: Documents,
  field: string,
): FieldValue[] {
  checkIndices(documents, field);
  return documents.flatMap(document => document.fieldValues(field));
}

/** Refuses fields that cannot be counted by. */
export function checkIndices(documents: Documents, field: string): void {
  for (const index of new Set(documents.map(document => document.index))) {
    const mapping = index.mapping.field(field);
    if (mapping) checkFieldData(field, mapping, index.name);
  }
}

/** The type of a field in the first index that has it. */
export function typeOf(
  documents: Documents,
  field: string,
): string | undefined {
  const indices = new Set<StoredIndex>(documents.map(({ index }) => index));
  return [...indices]
    .map(index => index.mapping.field(field)?.type)
    .find(type => type !== undefined);
}
