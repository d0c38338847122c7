// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';
import { FieldSet } from './FieldSet';

/** Who writes, how, and through which version: entries of the same manager are one. */
export interface FieldManager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string | undefined;
}

/** What a manager owns. */
export interface ManagedEntry extends FieldManager {
  readonly fields: FieldSet;
  /** When the manager last changed something; whole seconds, UTC. */
  readonly time: string | undefined;
}

/** The entries of an object by {@link managerKey}. */
export type ManagedFields = ReadonlyMap<string, ManagedEntry>;

/** What tells managers apart: an applier is the same in every version. */
export function managerKey(by: FieldManager): string {
  return JSON.stringify([
    by.manager,
    by.operation,
    by.operation === 'Apply' ? '' : by.apiVersion,
    by.subresource ?? '',
  ]);
}

const optionalText = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

function parseEntry(value: unknown): ManagedEntry | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const { operation, apiVersion } = value;
  const fields = FieldSet.parse(value.fieldsV1 ?? {});
  if (
    (operation !== 'Apply' && operation !== 'Update') ||
    typeof apiVersion !== 'string' ||
    apiVersion === '' ||
    value.fieldsType !== 'FieldsV1' ||
    !fields
  ) {
    return undefined;
  }
  return {
    manager: optionalText(value.manager) ?? '',
    operation,
    apiVersion,
    subresource: optionalText(value.subresource),
    fields,
    time: optionalText(value.time),
  };
}

/** Reads `metadata.managedFields`; undefined when an entry cannot be read. */
export function parseManagedFields(value: unknown): ManagedFields | undefined {
  const entries = new Map<string, ManagedEntry>();
  for (const each of Array.isArray(value) ? value : []) {
    const entry = parseEntry(each);
    if (!entry) {
      return undefined;
    }
    entries.set(managerKey(entry), entry);
  }
  return entries;
}

/** Whether a request asks that the ownership be forgotten: an empty list, or one empty entry. */
export function resetsManagedFields(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    (value.length === 0 ||
      (value.length === 1 &&
        isJsonObject(value[0]) &&
        Object.keys(value[0]).length === 0))
  );
}

const order = (entry: ManagedEntry) => [
  entry.operation,
  entry.time ?? '',
  entry.manager,
  entry.apiVersion,
  entry.subresource ?? '',
];

function compareEntries(left: ManagedEntry, right: ManagedEntry): number {
  const other = order(right);
  for (const [at, text] of order(left).entries()) {
    if (text !== other[at]) {
      return text < other[at] ? -1 : 1;
    }
  }
  return 0;
}

/** The entries as `metadata.managedFields`; undefined when there are none. */
export function writeManagedFields(
  entries: ManagedFields,
): JsonObject[] | undefined {
  if (entries.size === 0) {
    return undefined;
  }
  return [...entries.values()].sort(compareEntries).map(entry => ({
    apiVersion: entry.apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: entry.fields.toFieldsV1(),
    ...(entry.manager ? { manager: entry.manager } : {}),
    operation: entry.operation,
    ...(entry.subresource ? { subresource: entry.subresource } : {}),
    ...(entry.time ? { time: entry.time } : {}),
  }));
}

/** The list without its times, to see whether anything else changed. */
export function withoutTimes(value: unknown): unknown {
  return Array.isArray(value)
    ? value.map(each => {
        if (!isJsonObject(each)) {
          return each;
        }
        const { time: _time, ...rest } = each;
        return rest;
      })
    : value;
}
