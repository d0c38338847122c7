// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { LogEvent, StreamRoute } from '@fourplane/plugin-fourplane-common';
import express from 'express';
import { OpenStreams } from './OpenStreams';
import { RouterOptions } from './RouterOptions';
import { admitted, ServedRow } from './ServedRow';

/** After so much silence, in ms, a heartbeat keeps proxies from cutting the connection. */
const SILENCE_MS = 10_000;

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
  const { handler, route } = row;
  return async (request, response) => {
    const { caller, params, query } = await admitted(
      request,
      response,
      row,
      options,
    );
    const close = options.streams.open(caller.entityRef);
    const ended = new AbortController();
    const signal = AbortSignal.any([caller.signal, ended.signal]);
    try {
      // A handler's first refusal is still an ordinary error.
      const events = (await handler.answer(
        { ...params, ...query },
        { ...caller, signal },
      )) as AsyncIterable<unknown>;
      const isText = request.accepts(['application/x-ndjson', TEXT]) === TEXT;
      setHead(response, isText, params);
      await send(response, events, {
        encode: isText
          ? textOf
          : event => `${JSON.stringify(route.event.parse(event))}\n`,
        signal,
        hasHeartbeat: !isText,
        ...(query.wait !== undefined && {
          end: { afterMs: Number(query.wait), now: () => ended.abort() },
        }),
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

interface Sending {
  readonly encode: (event: unknown) => string;
  readonly signal: AbortSignal;
  readonly hasHeartbeat: boolean;
  readonly end?: { readonly afterMs: number; readonly now: () => void };
}

async function send(
  response: express.Response,
  events: AsyncIterable<unknown>,
  { encode, signal, hasHeartbeat, end }: Sending,
): Promise<void> {
  const beat = () => {
    if (hasHeartbeat) {
      response.write(encode({ type: 'heartbeat' }));
    }
  };
  const heart = setInterval(beat, SILENCE_MS);
  let ending: NodeJS.Timeout | undefined;
  try {
    beat();
    for await (const event of events) {
      const text = encode(event);
      if (text && !response.write(text)) {
        await once(response, 'drain', { signal });
      }
      heart.refresh();
      if (end) {
        ending ??= setTimeout(end.now, end.afterMs);
      }
      if (signal.aborted) {
        break;
      }
    }
    response.end();
  } catch (error) {
    if (!signal.aborted) {
      // The head is sent: all that can be done is to break off, so that nobody takes it for the end.
      response.destroy(error as Error);
    } else {
      response.end();
    }
  } finally {
    clearInterval(heart);
    clearTimeout(ending);
  }
}

/** The line of a log; what is missing is said in the same place, so that a download is not taken for whole. */
function textOf(event: unknown): string {
  const log = event as LogEvent;
  if (log.type === 'line') {
    return `${log.text}\n`;
  }
  return log.type === 'failure'
    ? `*** ${[log.what, log.next].filter(Boolean).join(' ')} ***\n`
    : '';
}
