// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import express from 'express';
import Router from 'express-promise-router';
import {
  ActionRoute,
  ReplyRoute,
  StreamRoute,
} from '@fourplane/plugin-fourplane-common';
import { action } from './serving/action';
import { OpenStreams } from './serving/OpenStreams';
import { reply } from './serving/reply';
import { RouterOptions } from './serving/RouterOptions';
import { ServedRow, servedRows } from './serving/ServedRow';
import { stream } from './serving/stream';

/** Largest body of an action. */
const BODY_LIMIT = '256kb';

/** The HTTP API: one route per row of the contract, each behind that row's guard. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  const streams = OpenStreams.create();
  for (const row of servedRows(options.handlers)) {
    const { path } = row.route;
    if (isAction(row)) {
      router.post(
        path,
        express.json({ limit: BODY_LIMIT }),
        action(row, options),
      );
    } else if (isStream(row)) {
      router.get(path, stream(row, { ...options, streams }));
    } else if (isReply(row)) {
      router.get(path, reply(row, options));
    }
  }
  return router;
}

function isAction(row: ServedRow): row is ServedRow<ActionRoute> {
  return 'body' in row.route;
}

function isStream(row: ServedRow): row is ServedRow<StreamRoute> {
  return 'event' in row.route;
}

function isReply(row: ServedRow): row is ServedRow<ReplyRoute> {
  return 'response' in row.route;
}
