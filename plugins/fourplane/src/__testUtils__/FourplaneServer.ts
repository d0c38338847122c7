// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contract, type RouteName } from '@fourplane/plugin-fourplane-common';
import type {
  IntentIssue,
  ActionRouteName,
  ReplyRouteName,
  StreamRouteName,
  ReplyMeta,
  RouteData,
} from '@fourplane/plugin-fourplane-common';
import {
  http,
  HttpResponse,
  type HttpResponseResolver,
  type RequestHandler,
} from 'msw';
import { meta } from './samples';

const root = '*/api/fourplane';

function handles(
  route: RouteName,
  resolver: HttpResponseResolver,
): RequestHandler {
  const { method, path } = contract[route];
  const on = method === 'POST' ? http.post : http.get;
  return on(`${root}${path}`, resolver);
}

/** The backend's good answer of one route. */
export function answers<K extends ReplyRouteName | ActionRouteName>(
  route: K,
  data: RouteData<K>,
  replyMeta: ReplyMeta = meta(),
): RequestHandler {
  return handles(route, () => HttpResponse.json({ data, meta: replyMeta }));
}

/** The same, made of what was asked; keeps nothing itself. */
export function answersTo<K extends ReplyRouteName | ActionRouteName>(
  route: K,
  answer: (
    request: Request,
    params: Record<string, unknown>,
  ) => Promise<RouteData<K>> | RouteData<K>,
): RequestHandler {
  return handles(route, async ({ request, params }) =>
    HttpResponse.json({ data: await answer(request, params), meta: meta() }),
  );
}

/** The backend's error of one route, in Backstage's error format; of requests that `isMeant` says no to, nothing. */
export function refuses(
  route: RouteName,
  statusCode: number,
  error: {
    name: string;
    message: string;
    unreadable?: unknown;
    issues?: IntentIssue[];
    written?: string[];
  },
  isMeant: (request: Request) => unknown = () => true,
): RequestHandler {
  return handles(route, async ({ request }) =>
    (await isMeant(request.clone()))
      ? HttpResponse.json(
          { error, response: { statusCode } },
          { status: statusCode },
        )
      : undefined,
  );
}

/** A stream of one route, ended after its last event; the events may depend on what is asked. */
export function streams(
  route: StreamRouteName,
  events: (
    query: URLSearchParams,
    params: Record<string, unknown>,
  ) => readonly RouteData<StreamRouteName>[],
): RequestHandler {
  return handles(route, ({ request, params }) => {
    const query = new URL(request.url).searchParams;
    const lines = events(query, params).map(event => JSON.stringify(event));
    return new HttpResponse(lines.map(line => `${line}\n`).join(''), {
      headers: { 'content-type': 'application/x-ndjson' },
    });
  });
}

/** No connection to the backend. */
export function isUnreachable(route: RouteName): RequestHandler {
  return handles(route, () => HttpResponse.error());
}

/** An answer that never comes. */
export function hangs(route: RouteName): RequestHandler {
  return handles(route, () => new Promise<never>(() => {}));
}
