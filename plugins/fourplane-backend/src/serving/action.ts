// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { ActionRoute } from '@fourplane/plugin-fourplane-common';
import express from 'express';
import { BodyError } from './checked';
import { RouterOptions } from './RouterOptions';
import { admitted, ServedRow } from './ServedRow';

/**
 * Serves a row that changes something, and records who asked for it, for what, and what came of it. Of the body only the
 * key and whether it is a dry run are recorded: parameters may hold what nobody should read in a log.
 */
export function action(
  row: ServedRow<ActionRoute>,
  options: RouterOptions,
): express.RequestHandler {
  const { route, handler, name } = row;
  return async (request, response) => {
    response.set('cache-control', 'no-store');
    // A form on another site can send anything but this type without being asked about it.
    if (!request.is('application/json')) {
      throw new InputError(
        'The body must be JSON: content-type application/json',
      );
    }
    const parsed = route.body.safeParse(request.body);
    const { key, dryRun } = parsed.data ?? {};
    const event = await options.auditor.createEvent({
      eventId: name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
      severityLevel: dryRun ? 'low' : 'medium',
      request,
      meta: {
        ...request.params,
        ...(typeof key === 'string' && { key }),
        ...(dryRun === true && { dryRun }),
      },
    });
    try {
      const { caller, params } = await admitted(
        request,
        response,
        row,
        options,
      );
      if (!parsed.success) {
        throw new BodyError(parsed.error);
      }
      const data = await handler.answer(
        { ...params, body: parsed.data },
        caller,
      );
      await event.success();
      response.json({
        data: route.response.parse(data),
        meta: { asOf: new Date().toISOString(), stale: [] },
      });
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  };
}
