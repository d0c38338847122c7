// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { ActionRoute } from '@fourplane/plugin-fourplane-common';
import express from 'express';
import { Caller } from './Caller';
import { BodyError } from './checked';
import { RefusedError } from './RefusedError';
import { RouterOptions } from './RouterOptions';
import { admitted, ServedRow } from './ServedRow';

/** What is to be done, or why it may not be begun. */
type Decision =
  | {
      readonly state: 'admitted';
      readonly caller: Caller;
      readonly input: Record<string, unknown>;
    }
  | { readonly state: 'refused'; readonly error: Error };

/**
 * Serves a row that changes something, and records who asked for it, for what, and what came of it. Of the body only the
 * key and whether it is a dry run are recorded: parameters may hold what nobody should read in a log. The record's
 * `outcome` is `refused` (nothing was done), `failed` (it may have been done in part) or `done` (also where the reply that
 * says so is lost), of a dry run `checked`.
 */
export function action(
  row: ServedRow<ActionRoute>,
  options: RouterOptions,
): express.RequestHandler {
  const { route, handler, name } = row;
  return async (request, response) => {
    response.set('cache-control', 'no-store');
    const decision = await decide(request, response, row, options);
    const { key, dryRun } = route.body.safeParse(request.body).data ?? {};
    const event = await options.auditor.createEvent({
      eventId: name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
      severityLevel: dryRun === true ? 'low' : 'medium',
      request,
      meta: {
        ...request.params,
        ...(typeof key === 'string' && { key }),
        ...(dryRun === true && { dryRun }),
      },
    });
    if (decision.state === 'refused') {
      const { error } = decision;
      await event.fail({ error, meta: { outcome: 'refused' } });
      throw error;
    }
    let data: unknown;
    try {
      data = await handler.answer(decision.input, decision.caller);
    } catch (error) {
      const isRefusal =
        error instanceof RefusedError && error.written === undefined;
      await event.fail({
        error: error as Error,
        meta: { outcome: isRefusal ? 'refused' : 'failed' },
      });
      throw error;
    }
    const outcome = dryRun === true ? 'checked' : 'done';
    await event.success({ meta: { outcome } });
    response.json({
      data: route.response.parse(data),
      meta: { asOf: new Date().toISOString(), stale: [] },
    });
  };
}

async function decide(
  request: express.Request,
  response: express.Response,
  row: ServedRow<ActionRoute>,
  options: RouterOptions,
): Promise<Decision> {
  try {
    // A form on another site can send anything but this type without being asked about it.
    if (!request.is('application/json')) {
      throw new InputError(
        'The body must be JSON: content-type application/json',
      );
    }
    const { caller, params } = await admitted(request, response, row, options);
    const parsed = row.route.body.safeParse(request.body);
    if (!parsed.success) {
      throw new BodyError(parsed.error);
    }
    return {
      state: 'admitted',
      caller,
      input: { ...params, body: parsed.data },
    };
  } catch (error) {
    return { state: 'refused', error: error as Error };
  }
}
