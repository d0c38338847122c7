// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type Json = Record<string, unknown>;

export function refTo(id: string): { $ref: string } {
  return { $ref: `#/components/schemas/${id}` };
}

/** What a row answers is called, in the schemas. */
export function dataNameOf(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1)}Data`;
}

/** Drops what only a free-standing JSON schema carries. */
export function withoutMeta(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (key, item) =>
      key === '$schema' || key === '$id' ? undefined : item,
    ),
  );
}
