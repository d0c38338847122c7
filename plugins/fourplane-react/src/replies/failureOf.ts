// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  contract,
  unreadableSchema,
  type RouteName,
} from '@fourplane/plugin-fourplane-common';
import type { Failure, FailureKind } from './Failure';
import { messageOf } from './messageOf';

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  401: 'signedOut',
  403: 'notPermitted',
  404: 'notFound',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** Translates whatever a call of the client rejected with. @public */
export function failureOf(
  error: unknown,
  route: RouteName,
  since: string,
): Failure {
  const { path, permission } = contract[route];
  const about = { route, path, permission: permission.name, since };
  if (error instanceof ResponseError) {
    const unreadable = unreadableSchema.safeParse(
      'unreadable' in error.cause ? error.cause.unreadable : undefined,
    );
    return unreadable.success
      ? {
          ...about,
          kind: 'unreadable',
          message: error.cause.message,
          unreadable: unreadable.data,
        }
      : {
          ...about,
          kind: kindOfResponse(error),
          message: messageOf(error),
        };
  }
  return { ...about, kind: kindOf(error), message: messageOf(error) };
}

function kindOfResponse({ statusCode, cause }: ResponseError): FailureKind {
  // A gateway in front of the backend says 503 too, but not in the backend's words.
  return cause.name === 'ServiceUnavailableError'
    ? 'notReady'
    : kindByStatus[statusCode] ?? 'failed';
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof TypeError) {
    // What `fetch` rejects with when there is no connection.
    return 'unreachable';
  }
  return isShapeError(error) ? 'incompatible' : 'failed';
}

/** Whether an answer has another shape than this version of the pages knows. */
export function isShapeError(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    (error instanceof Error && error.name.endsWith('ZodError'))
  );
}
