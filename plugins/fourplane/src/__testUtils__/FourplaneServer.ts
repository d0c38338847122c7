// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contract, type RouteName } from '@fourplane/plugin-fourplane-common';
import type { ReplyMeta, RouteData } from '@fourplane/plugin-fourplane-common';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { meta } from './samples';

const root = '*/api/fourplane';

/** The backend's good answer of one route. */
export function answers<K extends RouteName>(
  route: K,
  data: RouteData<K>,
  replyMeta: ReplyMeta = meta(),
): RequestHandler {
  return http.get(`${root}${contract[route].path}`, () =>
    HttpResponse.json({ data, meta: replyMeta }),
  );
}

/** The backend's error of one route, in Backstage's error format. */
export function refuses(
  route: RouteName,
  statusCode: number,
  error: { name: string; message: string; unreadable?: unknown },
): RequestHandler {
  return http.get(`${root}${contract[route].path}`, () =>
    HttpResponse.json(
      { error, response: { statusCode } },
      { status: statusCode },
    ),
  );
}

/** No connection to the backend. */
export function isUnreachable(route: RouteName): RequestHandler {
  return http.get(`${root}${contract[route].path}`, () => HttpResponse.error());
}

/** An answer that never comes. */
export function hangs(route: RouteName): RequestHandler {
  return http.get(
    `${root}${contract[route].path}`,
    () => new Promise<never>(() => {}),
  );
}
