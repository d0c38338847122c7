// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  contract,
  refKey,
  ReplyMeta,
  Route,
} from '@fourplane/plugin-fourplane-common';
import {
  Authorizer,
  ControlPlane,
  ControlPlanes,
} from '@fourplane/plugin-fourplane-node';
import express from 'express';
import Router from 'express-promise-router';
import { LiveKeys } from './live/LiveKeys';
import { replyName } from './live/replyName';
import { Handler, Handlers, RouteName } from './routes/handlers';
import { staleness } from './routes/staleness';

/** What the routes stand on. */
export interface RouterOptions {
  readonly controlPlanes: ControlPlanes;
  readonly handlers: Handlers;
  readonly authorizer: Authorizer;
  readonly httpAuth: HttpAuthService;
  readonly liveKeys: LiveKeys;
}

type Input = Record<string, string>;

/** A row with its handler, types erased: each row's own schemas check what goes in and out. */
interface ServedRow {
  readonly name: RouteName;
  readonly route: Route;
  readonly handler: Handler<Input, unknown>;
}

/** The HTTP API: one route per row of the contract, each behind that row's guard. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  for (const row of servedRows(options.handlers)) {
    router.get(row.route.path, async (request, response) => {
      response.set('cache-control', 'no-store');
      response.json(await replyTo(request, row, options));
    });
  }
  return router;
}

function servedRows(handlers: Handlers): ServedRow[] {
  const names = Object.keys(contract) as RouteName[];
  // A row and its handler fit each other by the type of Handlers; a loop over both cannot express it.
  return names.map(
    name =>
      ({
        name,
        route: contract[name],
        handler: handlers[name],
      } as unknown as ServedRow),
  );
}

async function replyTo(
  request: express.Request,
  row: ServedRow,
  options: RouterOptions,
): Promise<{ data: unknown; meta: ReplyMeta }> {
  const { route, handler, name } = row;
  const { httpAuth, authorizer, liveKeys } = options;
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const params = checked(route.params, request.params, 'path parameter');
  const query = checked(route.query, request.query, 'query parameter');
  await admit(authorizer, credentials, route, params);

  const asOf = new Date().toISOString();
  const answer = await handler.answer({ ...params, ...query });
  const data = await visible(authorizer, credentials, route, answer);
  return {
    data: route.response.parse(data),
    meta: {
      asOf,
      stale: staleness(concerned(options.controlPlanes, params), handler.reads),
      liveKey: liveKeys.of(replyName(name, params)),
    },
  };
}

/** Lets the caller through to the handler, or throws. What is guarded item by item is for {@link visible}. */
async function admit(
  authorizer: Authorizer,
  credentials: BackstageCredentials,
  route: Route,
  params: Input,
): Promise<void> {
  const { permission, guard } = route;
  if (permission.type === 'basic') {
    await authorizer.require(credentials, permission);
  } else if (guard.by === 'object') {
    await authorizer.require(credentials, permission, guard.ref(params));
  } else if (guard.by !== 'items') {
    throw new Error(`Nothing guards ${route.path}`);
  }
}

async function visible(
  authorizer: Authorizer,
  credentials: BackstageCredentials,
  { permission, guard }: Route,
  data: unknown,
): Promise<unknown> {
  if (permission.type === 'basic' || guard.by !== 'items') {
    return data;
  }
  const { within, ...items } = guard;
  let kept = data;
  for (const part of [{ ...items, permission }, ...(within ? [within] : [])]) {
    const allowed = await authorizer.filter(
      credentials,
      part.permission,
      part.refs(kept),
    );
    const keys = new Set(allowed.map(refKey));
    kept = part.keep(kept, ref => keys.has(refKey(ref)));
  }
  return kept;
}

function checked(
  schema: Route['params'] | Route['query'],
  value: unknown,
  place: string,
): Input {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `Invalid ${place} '${issue.path.join('.')}': ${issue.message}`,
    );
  }
  return result.data as Input;
}

/** The control planes a reply is read from: the one its path names, else all. */
function concerned(
  controlPlanes: ControlPlanes,
  { controlPlane }: Input,
): readonly ControlPlane[] {
  if (controlPlane === undefined) {
    return controlPlanes.list();
  }
  const named = controlPlanes.get(controlPlane);
  return named ? [named] : [];
}
