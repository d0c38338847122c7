// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../openSearch/json';
import { OpenSearchServer } from '../openSearch/OpenSearchServer';
import { PrometheusServer } from '../prometheus/PrometheusServer';
import { ObserverError } from './ObserverError';

/** What an observer tells of; it is not set up for what is absent. */
export interface Observed {
  readonly openSearch?: OpenSearchServer;
  readonly prometheus?: PrometheusServer;
}

/** One of its routes, all of which are POST; throws an `ObserverError`. */
export interface ObserverRoute {
  readonly path: RegExp;
  answer(observed: Observed, body: JsonObject, segment: string): unknown;
}

/** Throws where an observer is not set up for it. */
export function setUp<T>(server: T | undefined, what: string): T {
  if (!server) {
    throw new ObserverError(501, `${what} adapter is not configured`);
  }
  return server;
}
