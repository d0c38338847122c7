// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** So many fields may be asked for at once. @public */
export const MAX_FIELD_FILTERS = 10;

/**
 * What a field of a line must be, or with `isExcluded` must not be. `name` is the key of a line that is one JSON object, with
 * dots between those of objects within it, or what its shipper says of it (`kubernetes.host`). `value` is what it holds, as
 * text (of anything but a string, its JSON), letter by letter (`equals`); or some of it, whatever the case (`contains`).
 *
 * @public
 */
export interface FieldFilter {
  readonly name: string;
  readonly operator: 'equals' | 'contains';
  readonly value: string;
  readonly isExcluded?: boolean;
}

/** What {@link parseFieldFilters} makes of a text. @public */
export type ParsedFieldFilters =
  | { readonly state: 'read'; readonly filters: readonly FieldFilter[] }
  /** Why it is none, as a sentence. */
  | { readonly state: 'wrong'; readonly what: string };

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
const TERM = new RegExp(
  String.raw`\s*(-?)(${QUOTED}|[^\s"=~-][^\s"=~]*)([=~])(${QUOTED}|[^\s"]*)(?=\s|$)`,
  'y',
);

/**
 * Reads filters as people write them: `status=500 -user="Jo Doe" path~/api`, names and values in JSON's quotes where they hold
 * a space, a quote or one of these signs, `~` for what a value contains, and a minus before what must not be.
 *
 * @public
 */
export function parseFieldFilters(text: string): ParsedFieldFilters {
  const filters: FieldFilter[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TERM.lastIndex = at;
    const match = TERM.exec(text);
    const name = match?.[2] && unquoted(match[2]);
    const value = match && unquoted(match[4] ?? '');
    if (!match || !name || value === undefined || value === null) {
      return {
        state: 'wrong',
        what: `must be like name=value, name~part or -name="some value", and is not from "${text
          .slice(at)
          .trim()
          .slice(0, 40)}" on`,
      };
    }
    filters.push({
      name,
      operator: match[3] === '~' ? 'contains' : 'equals',
      value,
      ...(match[1] && { isExcluded: true }),
    });
    at = TERM.lastIndex;
  }
  return { state: 'read', filters };
}

/** The text that {@link parseFieldFilters} reads as these. @public */
export function formatFieldFilters(filters: readonly FieldFilter[]): string {
  return filters
    .map(
      ({ name, operator, value, isExcluded }) =>
        `${isExcluded ? '-' : ''}${quoted(name)}${
          operator === 'contains' ? '~' : '='
        }${value === '' ? '' : quoted(value)}`,
    )
    .join(' ');
}

function unquoted(text: string): string | undefined {
  if (!text.startsWith('"')) {
    return text;
  }
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function quoted(text: string): string {
  return /^[^\s"=~-][^\s"=~]*$/.test(text) ? text : JSON.stringify(text);
}
