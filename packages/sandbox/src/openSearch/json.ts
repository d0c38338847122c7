// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The only entry of an object that has one; undefined otherwise. */
export function onlyEntry(value: unknown): [string, unknown] | undefined {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  return entries.length === 1 ? entries[0] : undefined;
}
