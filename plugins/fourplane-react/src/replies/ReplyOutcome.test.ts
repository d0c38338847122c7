// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import { replyMetaSchema } from '@fourplane/plugin-fourplane-common';
import type { FailureKind } from './Failure';
import { failureOf } from './failureOf';
import { outcomeOfFailure, outcomeOfReply } from './ReplyOutcome';

const EARLIER = '2026-11-22T10:00:00.000Z';
const LATER = '2026-11-22T10:05:00.000Z';
const present = outcomeOfReply({
  data: ['shop'],
  meta: { asOf: EARLIER, stale: [] },
});

async function responseError(status: number, body: string) {
  const response = new Response(body, {
    status,
    headers: { 'content-type': 'application/json' },
  });
  // The shape of undici's and jsdom's responses differs only in what is not read here.
  return ResponseError.fromResponse(
    response as Parameters<typeof ResponseError.fromResponse>[0],
  );
}

function backstageError(status: number, name: string) {
  return responseError(
    status,
    JSON.stringify({
      error: { name, message: 'because' },
      response: { statusCode: status },
    }),
  );
}

describe('failureOf', () => {
  it.each<[string, () => Promise<unknown>, FailureKind]>([
    ['401', () => backstageError(401, 'AuthenticationError'), 'signedOut'],
    ['403', () => backstageError(403, 'NotAllowedError'), 'notPermitted'],
    ['404', () => backstageError(404, 'NotFoundError'), 'notFound'],
    ['500', () => backstageError(500, 'Error'), 'failed'],
    ['503', () => backstageError(503, 'ServiceUnavailableError'), 'notReady'],
    ['a 503 of a gateway', () => responseError(503, 'busy'), 'unreachable'],
    ['502', () => responseError(502, '<html>'), 'unreachable'],
    [
      'no connection',
      async () => new TypeError('Failed to fetch'),
      'unreachable',
    ],
    [
      'another version',
      async () => replyMetaSchema.safeParse({}).error,
      'incompatible',
    ],
    ['no JSON', async () => new SyntaxError('Unexpected'), 'incompatible'],
    ['anything', async () => 'a string', 'failed'],
  ])('knows %s', async (_, error, kind) => {
    const failure = failureOf(await error(), 'listPlanes', EARLIER);
    expect(failure).toMatchObject({
      kind,
      path: '/planes',
      permission: 'fourplane.plane.read',
      since: EARLIER,
    });
    expect(failure.message).not.toBe('');
  });
});

describe('outcomeOfFailure', () => {
  const gone = (since: string) =>
    failureOf(new TypeError('Failed to fetch'), 'listPlanes', since);

  it('keeps the last good answer while the way to it is broken, and since when', () => {
    const once = outcomeOfFailure(present, gone(EARLIER));
    const twice = outcomeOfFailure(once, gone(LATER));
    expect(twice).toEqual({ ...present, refreshFailure: gone(EARLIER) });
  });

  it('fails without one, and since when', () => {
    const once = outcomeOfFailure(undefined, gone(EARLIER));
    const twice = outcomeOfFailure(once, gone(LATER));
    expect(twice).toEqual({ state: 'failed', failure: gone(EARLIER) });
  });

  it('takes the last good answer away when it is refused', async () => {
    const denied = failureOf(
      await backstageError(403, 'NotAllowedError'),
      'listPlanes',
      LATER,
    );
    const broken = outcomeOfFailure(present, gone(EARLIER));
    expect(outcomeOfFailure(broken, denied)).toEqual({
      state: 'failed',
      failure: denied,
    });
  });
});
