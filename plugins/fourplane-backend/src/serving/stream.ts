// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogEvent,
  LogExportEvent,
  StreamRoute,
} from '@fourplane/plugin-fourplane-common';
import express from 'express';
import { OpenStreams } from './OpenStreams';
import { RouterOptions } from './RouterOptions';
import { sendEvents } from './sendEvents';
import { admitted, ServedRow } from './ServedRow';

const TEXT = 'text/plain';

/**
 * Serves a row that answers bit by bit: one JSON object a line, or with `accept: text/plain` the text of the lines only,
 * as a file. The first event is a heartbeat, by which a caller knows at once that nothing on the way holds the answer
 * back. With `wait` it ends so many ms after the first event that is none; otherwise when the events do, or the caller
 * goes.
 */
export function stream(
  row: ServedRow<StreamRoute>,
  options: RouterOptions & { readonly streams: OpenStreams },
): express.RequestHandler {
  const { handler, route, name } = row;
  return async (request, response) => {
    const { caller, params, query } = await admitted(
      request,
      response,
      row,
      options,
    );
    if (caller.signal.aborted) {
      return;
    }
    const close = options.streams.open(caller.subject);
    const ended = new AbortController();
    const signal = AbortSignal.any([caller.signal, ended.signal]);
    try {
      // A handler's first refusal is still an ordinary error.
      const events = (await handler.answer(
        { ...params, ...query },
        { ...caller, signal },
      )) as AsyncIterable<unknown>;
      const isText = request.accepts(['application/x-ndjson', TEXT]) === TEXT;
      const encode = (event: unknown) =>
        `${JSON.stringify(route.event.parse(event))}\n`;
      setHead(response, isText, params);
      await sendEvents(response, events, {
        signal,
        ...(isText
          ? { encode: textOf }
          : { encode, heartbeat: encode({ type: 'heartbeat' }) }),
        ...(query.wait !== undefined && {
          end: { afterMs: Number(query.wait), now: () => ended.abort() },
        }),
      }).catch(error => {
        // The answer has begun, so there is no error response that would say it.
        options.logger.error(
          `The answer of ${name} to ${caller.subject} was broken off (${request.path}): ${error}`,
          { stack: error instanceof Error ? error.stack : undefined },
        );
      });
    } finally {
      ended.abort();
      close();
    }
  };
}

function setHead(
  response: express.Response,
  isText: boolean,
  params: Record<string, string>,
): void {
  response.set({
    'cache-control': 'no-store, no-transform',
    'content-type': isText
      ? 'text/plain; charset=utf-8'
      : 'application/x-ndjson; charset=utf-8',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  if (isText) {
    response.attachment(fileNameOf(params));
  }
  response.flushHeaders();
}

/** `cart-run-1-build-image.log`: what the last two names of the path say. */
function fileNameOf(params: Record<string, string>): string {
  const { build, node, deployment, pod } = params;
  const names = [build, node, deployment, pod].filter(Boolean);
  return `${names.join('-').replace(/[^\w.-]+/g, '_') || 'log'}.log`;
}

/** The lines of a log; what is missing is said in the same place, so that a download is not taken for whole. */
function textOf(event: unknown): string {
  const log = event as LogEvent | LogExportEvent;
  switch (log.type) {
    case 'line':
      return `${log.text}\n`;
    case 'lines':
      return log.lines
        .map(
          ({ at, pod, container, text }) =>
            `${at} ${pod}/${container} ${text}\n`,
        )
        .join('');
    case 'failure':
      return remark(log.what, log.next);
    case 'end':
      return 'sources' in log
        ? log.sources
            .filter(({ state }) => state !== 'answered')
            .map(({ title, what, mend }) => remark(`${title}:`, what, mend))
            .join('') +
            (log.reason === 'limit'
              ? remark('More was found than one export gives.')
              : '')
        : '';
    default:
      return '';
  }
}

function remark(...sentences: readonly (string | undefined)[]): string {
  return `*** ${sentences.filter(Boolean).join(' ')} ***\n`;
}
