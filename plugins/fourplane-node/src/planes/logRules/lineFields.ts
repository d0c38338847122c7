// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The fields of a line that is one JSON object; undefined where it is none. */
export function lineFields(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('{')) {
    return undefined;
  }
  try {
    return { ...JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/**
 * The values of a field, as texts: its name may be a way into objects (`request.path`), or hold the dots itself. Of a list
 * there is one for each item; an object is its JSON.
 */
export function fieldTexts(value: unknown, name: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => fieldTexts(item, name));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const within = [...name.matchAll(/\./g)].flatMap(({ index }) =>
    fieldTexts(fields.get(name.slice(0, index)), name.slice(index + 1)),
  );
  return fields.has(name) ? [...textsOf(fields.get(name)), ...within] : within;
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(textsOf);
  }
  return [typeof value === 'string' ? value : JSON.stringify(value) ?? ''];
}
