// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** One request, asked of the stand-in and of the real server. */
export interface Question {
  /** `group/what it is about` */
  readonly name: string;
  /** Method and path with query. */
  readonly send: string;
  readonly body?: object | string;
}

/** What of an answer both servers must agree on. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export const logs = 'container-logs-2026-11-25';
export const dynamic = 'kubernetes-2026.11.25';
export const older = 'container-logs-2026.11.24';
export const all = 'container-logs-*,kubernetes-*';

/** The same lines as every generation ships them. */
export const shipped = {
  v1: 'shipped-v1',
  v015: 'shipped-v0.15',
  v05: 'shipped-v0.5',
  v03: 'shipped-v0.3',
  any: 'shipped-*',
};

/** By time, then by arrival, then by index: an order without ties. */
export const inOrder = [{ '@timestamp': 'asc' }, { _seq_no: 'asc' }];

/** A search of an index for all that a query finds. */
export function search(
  name: string,
  index: string,
  query: object,
  more: object = {},
): Question {
  return {
    name,
    send: `POST /${index}/_search`,
    body: { query, sort: inOrder, size: 100, _source: false, ...more },
  };
}

/** One of the questions about what a query finds. */
export const found = (name: string, index: string, query: object): Question =>
  search(`query/${name}`, index, query);
