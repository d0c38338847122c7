// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { contract, Route } from '@fourplane/plugin-fourplane-common';
import express from 'express';
import { Handler, Handlers, RouteName } from '../routes/handlers';
import { admit } from './admit';
import { Caller, callerOf } from './Caller';
import { checked } from './checked';
import { closeSignal } from './closeSignal';
import { RouterOptions } from './RouterOptions';

/** A row with its handler, types erased: each row's own schemas check what goes in and out. */
export interface ServedRow<R extends Route = Route> {
  readonly name: RouteName;
  readonly route: R;
  readonly handler: Handler<Record<string, unknown>, unknown>;
}

/** A request that has been let through. */
export interface Admitted {
  readonly credentials: BackstageCredentials;
  readonly caller: Caller;
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
}

/** Every row of the contract with its handler. */
export function servedRows(handlers: Handlers): ServedRow[] {
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

/** Who asks for what, once the row's guard has let them; throws otherwise. */
export async function admitted(
  request: express.Request,
  response: express.Response,
  { route }: ServedRow,
  options: RouterOptions,
): Promise<Admitted> {
  const { httpAuth, authorizer, userInfo } = options;
  const signal = closeSignal(response);
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const params = checked(route.params, request.params, 'path parameter');
  const query = checked(route.query, request.query, 'query parameter');
  await admit(authorizer, credentials, route, params);
  const caller = callerOf({ credentials, authorizer, userInfo, signal });
  return { credentials, caller, params, query };
}
