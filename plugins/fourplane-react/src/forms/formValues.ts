// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The values of an object's fields. @public */
export type FormValues = Readonly<Record<string, unknown>>;

/** In the place of a value: text that is no JSON yet. A form that holds one is not right, so it is never sent. */
export class BrokenJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Whether a value is an object with fields. */
export function isFormValues(value: unknown): value is FormValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof BrokenJson)
  );
}

/**
 * Where the values a schema does not name are kept while they are no JSON object: no property is called so. A form that
 * holds it is not right, so it is never sent.
 */
export const UNREAD_OTHERS = '\u0000others';

/** The object with one field changed; `undefined` takes it away. */
export function withValue(
  values: unknown,
  name: string,
  value: unknown,
): FormValues | undefined {
  const { [name]: _, ...rest } = isFormValues(values) ? values : {};
  const next = value === undefined ? rest : { ...rest, [name]: value };
  return Object.keys(next).length > 0 || isFormValues(values)
    ? next
    : undefined;
}

/** The path of a part of a value: `docker.filePath`, `args[0]`. */
export function pathTo(path: string, part: string | number): string {
  if (typeof part === 'number') {
    return `${path}[${part}]`;
  }
  return path ? `${path}.${part}` : part;
}

/** One way of writing a path, whatever its author's: `a.b.0`, `a.b[0]`, `/a/b/0`, `$.a["b"][0]`. */
export function normalPath(path: string): string {
  return path
    .replace(/^\$/, '')
    .split(/[./[\]"']+/)
    .filter(Boolean)
    .join('.');
}
