// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

interface StatusBody {
  reason?: unknown;
  message?: unknown;
}

/** A refusal by the API server (`status` is the HTTP code) or, with status 0, a connection that failed. */
export class KubeApiError extends Error {
  readonly name = 'KubeApiError';

  private constructor(
    message: string,
    readonly status: number,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }

  static fromResponse(request: string, status: number, body: unknown) {
    const { reason, message } = (
      typeof body === 'object' && body !== null ? body : {}
    ) as StatusBody;
    const detail =
      typeof message === 'string' ? message : String(body).slice(0, 300);
    return new KubeApiError(
      `${request} was answered ${status}: ${detail}`,
      status,
      typeof reason === 'string' ? reason : 'Unknown',
    );
  }

  static fromConnection(request: string, cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return new KubeApiError(
      `${request} got no answer: ${message}`,
      0,
      'ConnectionFailed',
      cause,
    );
  }
}

export const isNotFound = (error: unknown): boolean =>
  error instanceof KubeApiError && error.status === 404;

export const isConflict = (error: unknown): boolean =>
  error instanceof KubeApiError && error.status === 409;

/** The resource version is too old to resume from. */
export const isGone = (error: unknown): boolean =>
  error instanceof KubeApiError && error.status === 410;

/** For a catch: what is not there is undefined, any other error goes on. */
export function ignoreNotFound(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
  return undefined;
}
