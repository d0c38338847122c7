// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ReplyMeta, ReplyRoute } from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import express from 'express';
import { replyName } from '../live/replyName';
import { staleness } from '../routes/staleness';
import { visible } from './admit';
import { RouterOptions } from './RouterOptions';
import { admitted, ServedRow } from './ServedRow';

/** Serves a row that reads. */
export function reply(
  row: ServedRow<ReplyRoute>,
  options: RouterOptions,
): express.RequestHandler {
  const { route, handler, name } = row;
  return async (request, response) => {
    response.set('cache-control', 'no-store');
    const { credentials, caller, params, query } = await admitted(
      request,
      response,
      row,
      options,
    );
    const asOf = new Date().toISOString();
    const answer = await handler.answer({ ...params, ...query }, caller);
    const data = await visible(options.authorizer, credentials, route, answer);
    const meta: ReplyMeta = {
      asOf,
      stale: staleness(concerned(options.controlPlanes, params), handler.reads),
      ...(isAnnounced(handler) && {
        liveKey: options.liveKeys.of(replyName(name, params)),
      }),
    };
    response.json({ data: route.response.parse(data), meta });
  };
}

/** Whether anybody tells when the answer may differ. */
function isAnnounced({ reads, alsoSees }: ServedRow['handler']): boolean {
  return reads.length > 0 || alsoSees !== undefined;
}

/** The control planes a reply is read from: the one its path names, else all. */
function concerned(
  controlPlanes: ControlPlanes,
  { controlPlane }: Record<string, string>,
): readonly ControlPlane[] {
  if (controlPlane === undefined) {
    return controlPlanes.list();
  }
  const named = controlPlanes.get(controlPlane);
  return named ? [named] : [];
}
