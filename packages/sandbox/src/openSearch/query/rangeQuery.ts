// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { notInTheSandbox, parsingError } from '../OpenSearchError';
import { FieldValue } from '../store/StoredDocument';
import { boundOf } from './dateMath';
import { Query, QueryContext } from './Query';
import { someValue } from './valueQueries';

/** Which side of a value, and what a date that leaves parts out is on that side. */
const sides = {
  gte: { edge: 'start', accepts: (order: number) => order >= 0 },
  gt: { edge: 'end', accepts: (order: number) => order > 0 },
  lte: { edge: 'end', accepts: (order: number) => order <= 0 },
  lt: { edge: 'start', accepts: (order: number) => order < 0 },
} as const;

type Side = keyof typeof sides;

const others = ['format', 'time_zone', 'boost', 'relation', '_name'];
const isSide = (key: string): key is Side => key in sides;

/** Documents in which a value of the field is within the bounds. */
export function rangeQuery(
  field: string,
  given: JsonObject,
  { now }: QueryContext,
): Query {
  const bounds = renamed(given);
  const zone = zoneOf(bounds);
  const unknown = Object.keys(bounds).find(
    key => !isSide(key) && !others.includes(key),
  );
  if (unknown !== undefined) {
    throw parsingError(`[range] query does not support [${unknown}]`);
  }
  const wanted = Object.entries(bounds).flatMap(([key, value]) =>
    isSide(key) && value !== null ? [{ side: sides[key], value }] : [],
  );
  return someValue(field, mapping => {
    const limits = wanted.map(({ side, value }): FieldValue => {
      if (mapping?.type === 'date') return boundOf(value, side.edge, now, zone);
      return isText(mapping?.type) ? String(value) : Number(value);
    });
    return value =>
      wanted.every(({ side }, index) =>
        side.accepts(compareValues(value, limits[index])),
      );
  });
}

function renamed({
  from,
  to,
  include_lower: lower,
  include_upper: upper,
  ...bounds
}: JsonObject): JsonObject {
  return {
    ...bounds,
    ...(from !== undefined && { [lower === false ? 'gt' : 'gte']: from }),
    ...(to !== undefined && { [upper === false ? 'lt' : 'lte']: to }),
  };
}

function zoneOf({ time_zone: zone }: JsonObject): string | undefined {
  if (zone === undefined || /^[+-]\d\d:?\d\d$/.test(String(zone))) {
    return zone === undefined ? undefined : String(zone);
  }
  if (zone === 'UTC' || zone === 'Z') return undefined;
  throw notInTheSandbox(`time zones by name, as [${zone}]`);
}

function isText(type: string | undefined): boolean {
  return type === 'keyword' || type === 'text' || type === 'wildcard';
}

/** Below 0 when the first is less. */
export function compareValues(one: FieldValue, other: FieldValue): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
