// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { FaultyAnswer } from '../../standIn/StandInFaults';
import { StandInCall } from '../../standIn/StandInServer';
import { PrometheusError } from '../PrometheusError';
import { query, queryRange } from './queryRoutes';
import { Route, Served } from './Route';
import { labels, labelValues, metadata, series } from './seriesRoutes';

/** What is asked by paths below `/api/v1/`. */
const routes: Readonly<Record<string, Route>> = {
  query,
  query_range: queryRange,
  series,
  labels,
  metadata,
  targets: ({ targets }) => ({
    activeTargets: targets().map(({ job, instance, lastScrape }) => ({
      discoveredLabels: { __address__: instance, job },
      labels: { instance, job },
      scrapePool: job,
      scrapeUrl: `http://${instance}/metrics`,
      globalUrl: `http://${instance}/metrics`,
      lastError: '',
      lastScrape: new Date(lastScrape).toISOString(),
      lastScrapeDuration: 0.004,
      health: 'up',
      scrapeInterval: '15s',
      scrapeTimeout: '10s',
    })),
    droppedTargets: [],
  }),
  rules: () => ({ groups: [] }),
  alerts: () => ({ alerts: [] }),
  'status/buildinfo': () => ({ version: '2.42.0' }),
};

const texts: Readonly<Record<string, string>> = {
  '/-/healthy': 'Prometheus Server is Healthy.\n',
  '/-/ready': 'Prometheus Server is Ready.\n',
};

const asked = ['GET', 'POST'];

const json = (status: number, body: object): FaultyAnswer => ({
  status,
  body: JSON.stringify(body),
});

const text = (status: number, body: string): FaultyAnswer => ({
  status,
  body,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
});

/** Answers a call as Prometheus would. */
export function answerCall(served: Served, call: StandInCall): FaultyAnswer {
  const { pathname } = call.url;
  if (pathname in texts && call.method === 'GET') {
    return text(200, texts[pathname]);
  }
  const [, below] = /^\/api\/v1\/(.*)$/.exec(pathname) ?? [];
  const [, name] = /^label\/([^/]+)\/values$/.exec(below ?? '') ?? [];
  const route = name === undefined ? routes[below ?? ''] : labelValues;
  if (!route) {
    return text(404, '404 page not found\n');
  }
  if (!asked.includes(call.method)) {
    return text(405, 'Method Not Allowed\n');
  }
  try {
    const segment = decodeURIComponent(name ?? '');
    const data = route(served, parametersOf(call), segment);
    return json(200, { status: 'success', data });
  } catch (error) {
    if (error instanceof PrometheusError) {
      return json(error.status, error.body);
    }
    throw error;
  }
}

/** Of a form and of the address, the form's first. */
function parametersOf({
  method,
  url,
  text: body,
}: StandInCall): URLSearchParams {
  return method === 'POST'
    ? new URLSearchParams([...new URLSearchParams(body), ...url.searchParams])
    : url.searchParams;
}
