// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchiveQuery } from '../LogArchive';
import { IdentityField, IndexLayout } from './indexLayout';
import { millisecondOf } from './nanosecondTime';

/** The order of lines: their millisecond, then that of their arrival in their shard. */
export type SortKey = readonly [number, number];

/** One page of the lines of a container. */
export interface LogPage {
  readonly size: number;
  readonly order: 'asc' | 'desc';
  /** Only what comes later in the order. */
  readonly after?: SortKey;
  /** Milliseconds since 1970 of the newest line wanted. */
  readonly end?: number;
}

/** What of a document is asked for. */
export const source = [
  '@timestamp',
  'time',
  'log',
  'message',
  'log_processed',
  'stream',
  'logtag',
  'kubernetes.namespace_name',
  'kubernetes.pod_name',
  'kubernetes.container_name',
  'kubernetes.pod_id',
];

/** In the order of {@link SortKey}s. */
export function sortBy(order: LogPage['order']): object[] {
  return [
    { '@timestamp': { order, unmapped_type: 'date', numeric_type: 'date' } },
    { _seq_no: { order } },
  ];
}

/** Before which no line is wanted, as far as it is known. */
export function sinceOf({ since, after }: ArchiveQuery): string | undefined {
  return [since, after?.at]
    .flatMap(time => time ?? [])
    .sort()
    .at(-1);
}

/** The body of a search; pure. What it finds must still be compared: words of a name are found in other names, too. */
export function logSearch(
  query: ArchiveQuery,
  layout: IndexLayout,
  { size, order, after, end }: LogPage,
): object {
  const since = sinceOf(query);
  return {
    size,
    track_total_hits: false,
    _source: source,
    sort: sortBy(order),
    ...(after && { search_after: after }),
    query: {
      bool: {
        filter: [
          is(layout, 'kubernetes.pod_name', query.pod),
          is(layout, 'kubernetes.namespace_name', query.namespace),
          is(layout, 'kubernetes.container_name', query.container),
          {
            range: {
              '@timestamp': {
                gte: since ? millisecondOf(since) : 0,
                ...(end !== undefined && { lte: end }),
                format: 'strict_date_optional_time||epoch_millis',
              },
            },
          },
        ],
      },
    },
    ...(after === undefined && {
      aggs: { end: { max: { field: '@timestamp' } } },
    }),
  };
}

/**
 * Both usual spellings are asked for whatever the layout says, since an index of another generation may have appeared
 * since it was read, and a field that is not mapped finds nothing.
 */
function is(layout: IndexLayout, field: IdentityField, value: string): object {
  const { whole, words } = layout.fields[field];
  const terms = new Set([...whole, field, `${field}.keyword`]);
  return {
    bool: {
      should: [
        ...[...terms].map(name => ({ term: { [name]: value } })),
        ...words.map(name => ({ match_phrase: { [name]: value } })),
      ],
      minimum_should_match: 1,
    },
  };
}
