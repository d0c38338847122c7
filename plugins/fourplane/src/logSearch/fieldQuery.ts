// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  formatFieldFilters,
  MAX_FIELD_FILTERS,
  parseFieldFilters,
  type FieldFilter,
} from '@fourplane/plugin-fourplane-common';

/** The filters of fields in an address; none where it holds something else. */
export function fieldFiltersOf(fields: string): readonly FieldFilter[] {
  const parsed = parseFieldFilters(fields);
  return parsed.state === 'read' ? parsed.filters : [];
}

/** Whether an address holds filters that can be asked for. */
export function areFieldFilters(fields: string): boolean {
  const parsed = parseFieldFilters(fields);
  return parsed.state === 'read' && parsed.filters.length <= MAX_FIELD_FILTERS;
}

/**
 * With one filter more. It takes the place of one that says the same or the opposite of it; the oldest goes where there would
 * be too many.
 */
export function withFieldFilter(fields: string, filter: FieldFilter): string {
  const others = fieldFiltersOf(fields).filter(one => !isAbout(one, filter));
  return formatFieldFilters([...others, filter].slice(-MAX_FIELD_FILTERS));
}

/** Without the filters at these places. */
export function withoutFieldFilters(
  fields: string,
  places: readonly number[],
): string {
  return formatFieldFilters(
    fieldFiltersOf(fields).filter((_, place) => !places.includes(place)),
  );
}

function isAbout(one: FieldFilter, other: FieldFilter): boolean {
  return (
    one.name === other.name &&
    one.value === other.value &&
    one.operator === other.operator
  );
}
