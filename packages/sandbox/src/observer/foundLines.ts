// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../openSearch/json';
import { OpenSearchServer } from '../openSearch/OpenSearchServer';
import { ObserverError } from './ObserverError';

/** Which lines: of fields with these values, when, and how many. */
export interface LineQuery {
  readonly terms: Readonly<Record<string, string>>;
  readonly range: Readonly<Record<string, string>>;
  readonly phrase?: string;
  readonly size: number;
  readonly order: 'asc' | 'desc';
}

/** A document, as far as an observer tells of it. */
export interface FoundLine {
  readonly timestamp: string;
  readonly log: string;
  readonly kubernetes: JsonObject;
  readonly labels: Readonly<Record<string, string>>;
}

/** What OpenSearch finds. */
export function foundLines(
  openSearch: OpenSearchServer,
  { terms, range, phrase, size, order }: LineQuery,
): FoundLine[] {
  const escaped = phrase?.replace(/[\\"*?]/g, '\\$&');
  const { status, body } = openSearch.ask({
    method: 'POST',
    url: new URL(
      'http://opensearch/container-logs-*,kubernetes-*/_search?ignore_unavailable=true',
    ),
    text: JSON.stringify({
      size,
      sort: [{ '@timestamp': { order, unmapped_type: 'date' } }],
      query: {
        bool: {
          filter: [
            { range: { '@timestamp': range } },
            ...Object.entries(terms).map(([name, value]) => ({
              bool: {
                should: [
                  { term: { [name]: value } },
                  { term: { [`${name}.keyword`]: value } },
                ],
                minimum_should_match: 1,
              },
            })),
            ...(escaped ? [{ wildcard: { log: `*${escaped}*` } }] : []),
          ],
        },
      },
    }),
  });
  if (status !== 200) throw new ObserverError(500, 'Failed to retrieve logs');
  return hitsOf(JSON.parse(body)).map(lineOf);
}

function hitsOf(answer: unknown): unknown[] {
  const hits = isJsonObject(answer) ? answer.hits : undefined;
  const list = isJsonObject(hits) ? hits.hits : undefined;
  return Array.isArray(list) ? list : [];
}

function lineOf(hit: unknown): FoundLine {
  const source =
    isJsonObject(hit) && isJsonObject(hit._source) ? hit._source : {};
  const kubernetes = isJsonObject(source.kubernetes) ? source.kubernetes : {};
  const labels = isJsonObject(kubernetes.labels) ? kubernetes.labels : {};
  return {
    timestamp: String(source['@timestamp']),
    log: String(source.log),
    kubernetes,
    labels: Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [name, String(value)]),
    ),
  };
}
