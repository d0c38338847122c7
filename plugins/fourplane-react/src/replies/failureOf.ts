// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  contract,
  unreadableSchema,
  type RouteName,
} from '@fourplane/plugin-fourplane-common';
import type { Failure, FailureKind } from './Failure';

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  401: 'signedOut',
  403: 'notPermitted',
  404: 'notFound',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** Translates whatever a call of the client rejected with; the only place that looks at foreign errors. */
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
          message: error.cause.message || error.message,
        };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { ...about, kind: kindOf(error), message };
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
  const isShapeError =
    error instanceof SyntaxError ||
    (error instanceof Error && error.name.endsWith('ZodError'));
  return isShapeError ? 'incompatible' : 'failed';
}
