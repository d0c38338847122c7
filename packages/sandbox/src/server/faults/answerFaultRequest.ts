// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Exchange } from '../http/Exchange';
import type { PathRequest } from '../http/ResourceRequest';
import { badRequest, methodNotAllowed } from '../http/StatusError';
import type { Faults } from './Faults';

/** How long the server stays offline when a request does not say. */
const OFFLINE_SECONDS = 10;

/** What can be broken through `POST /sandbox/faults`. */
export const breakable = ['watches', 'history', 'api', 'list'] as const;

function parseFault(text: string): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!isJsonObject(body)) {
    throw badRequest('a fault is a JSON object with the member "break"');
  }
  return body;
}

function apply(faults: Faults, body: Record<string, unknown>): string {
  switch (body.break) {
    case 'watches':
      faults.dropWatches();
      return 'every open watch was cut';
    case 'history':
      faults.expireHistory();
      faults.dropWatches();
      return 'the history is gone: every watch that resumes gets 410';
    case 'api': {
      const seconds = Number(body.seconds ?? OFFLINE_SECONDS);
      // The answer must leave before the connections are cut.
      setTimeout(() => faults.setOnline(false), 50).unref();
      setTimeout(() => faults.setOnline(true), seconds * 1000).unref();
      return `the API server is offline for ${seconds} s`;
    }
    case 'list': {
      const plural = String(body.plural ?? '*');
      const times = Number(body.times ?? 1);
      faults.fail({ verb: 'list', plural, status: 500, times });
      return `the next ${times} list of ${plural} answers 500`;
    }
    default:
      throw badRequest(
        `cannot break ${JSON.stringify(body.break)}; one of ${breakable.join(
          ', ',
        )}`,
      );
  }
}

/**
 * Answers `POST /sandbox/faults` with `{"break": "watches" | "history" | "api" | "list",
 * "seconds"?, "plural"?, "times"?}`; the caller has been authorised for the path.
 */
export async function answerFaultRequest(
  exchange: Exchange,
  request: PathRequest,
  faults: Faults,
): Promise<void> {
  if (request.path !== '/sandbox/faults') {
    exchange.sendText(404, '404 page not found\n');
    return;
  }
  if (request.verb !== 'post') {
    throw methodNotAllowed();
  }
  const body = parseFault(await exchange.readBody());
  const message = apply(faults, body);
  exchange.sendJson(200, { message });
}
