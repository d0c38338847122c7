// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import type { FieldError } from '../schema/FieldError';
import { errorBody, errorLine } from '../schema/FieldError';

/** One cause inside a `Status`. */
export interface StatusCause {
  reason?: string;
  message: string;
  field?: string;
}

/** What a `Status` says it is about. */
export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

/** What identifies a resource in messages: `projects` of group `openchoreo.dev`. */
export interface ResourceName {
  group: string;
  plural: string;
}

/** `projects.openchoreo.dev`, or `pods` in the core group. */
export function qualifiedResource(resource: ResourceName): string {
  return resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
}

/** An answer of the API server that is not a success; carries the whole `Status` body. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string | undefined;
  readonly details: StatusDetails | undefined;
  /** A continue token to hand out with an expired one. */
  readonly continueToken: string | undefined;

  constructor(options: {
    code: number;
    reason?: string;
    message: string;
    details?: StatusDetails;
    continueToken?: string;
  }) {
    super(options.message);
    this.name = 'StatusError';
    this.code = options.code;
    this.reason = options.reason;
    this.details = options.details;
    this.continueToken = options.continueToken;
  }

  /** The `Status` object in the member order of a real server. */
  toStatus(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: 'Failure',
      message: this.message,
      ...(this.reason ? { reason: this.reason } : {}),
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    };
  }
}

const about = (resource: ResourceName, name: string): StatusDetails => ({
  ...(name ? { name } : {}),
  ...(resource.group ? { group: resource.group } : {}),
  kind: resource.plural,
});

/** 404 for an object. */
export function notFound(resource: ResourceName, name: string): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${qualifiedResource(resource)} "${name}" not found`,
    details: about(resource, name),
  });
}

/** 404 for a path that leads nowhere in one of the server's own groups. */
export function notServed(): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  });
}

/** 409 for a create whose name is taken. */
export function alreadyExists(
  resource: ResourceName,
  name: string,
  isGoing = false,
): StatusError {
  const prefix = isGoing ? 'object is being deleted: ' : '';
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${prefix}${qualifiedResource(resource)} "${name}" already exists`,
    details: about(resource, name),
  });
}

/** 409 for a write based on an outdated object, or whose precondition fails. */
export function conflict(
  resource: ResourceName,
  name: string,
  text = 'the object has been modified; please apply your changes to the latest version and try again',
): StatusError {
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualifiedResource(
      resource,
    )} "${name}": ${text}`,
    details: about(resource, name),
  });
}

/** 400. */
export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

/** 401. */
export function unauthorized(): StatusError {
  return new StatusError({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });
}

/** 405. */
export function methodNotAllowed(): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

/** 405: nothing can be posted or deleted there. */
export function notCreatable(
  resource: ResourceName,
  verb: 'create' | 'delete',
): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: `${verb} is not supported on resources of kind ${JSON.stringify(
      qualifiedResource(resource),
    )}`,
    details: about(resource, ''),
  });
}

/** 415 with the media types that would have been read. */
export function unsupportedMediaType(accepted: readonly string[]): StatusError {
  return new StatusError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  });
}

/** 406 with the media types that can be written. */
export function notAcceptable(accepted: readonly string[]): StatusError {
  return new StatusError({
    code: 406,
    reason: 'NotAcceptable',
    message: `only the following media types are accepted: ${accepted.join(
      ', ',
    )}`,
  });
}

/** 403 from admission or authorisation of one resource request. */
export function forbidden(
  resource: ResourceName,
  name: string,
  text: string,
  causes?: StatusCause[],
): StatusError {
  const quoted = name ? ` "${name}"` : '';
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${qualifiedResource(resource)}${quoted} is forbidden: ${text}`,
    details: { ...about(resource, name), ...(causes ? { causes } : {}) },
  });
}

/** 410: the history asked for is gone. */
export function expired(message: string, continueToken?: string): StatusError {
  return new StatusError({
    code: 410,
    reason: 'Expired',
    message,
    continueToken,
  });
}

/** 504: a resource version the server has not reached yet. */
export function tooLargeResourceVersion(
  asked: number,
  current: number,
): StatusError {
  return new StatusError({
    code: 504,
    reason: 'Timeout',
    message: `Timeout: Too large resource version: ${asked}, current: ${current}`,
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  });
}

/** 500: the server could not do what it was asked, for a reason of its own. */
export function internalError(text: string): StatusError {
  return new StatusError({
    code: 500,
    reason: 'InternalError',
    message: `Internal error occurred: ${text}`,
    details: { causes: [{ message: text }] },
  });
}

/** 422 with one cause for each field error. */
export function invalid(
  subject: { group: string; kind: string; name: string },
  errors: readonly FieldError[],
): StatusError {
  const lines = [...new Set(errors.map(errorLine))];
  const text = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const kind = subject.group
    ? `${subject.kind}.${subject.group}`
    : subject.kind;
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `${kind} "${subject.name}" is invalid: ${text}`,
    details: {
      ...(subject.name ? { name: subject.name } : {}),
      ...(subject.group ? { group: subject.group } : {}),
      ...(subject.kind ? { kind: subject.kind } : {}),
      causes: errors.map(error => ({
        reason: error.type,
        message: errorBody(error),
        field: error.field,
      })),
    },
  });
}

/** 422 about the options of a request (`ListOptions`, `CreateOptions`, …). */
export function invalidOptions(
  kind: string,
  errors: readonly FieldError[],
): StatusError {
  return invalid({ group: 'meta.k8s.io', kind, name: '' }, errors);
}
