// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { builtInSchema } from '../builtIn/builtInSchema';
import { DecodeError } from '../builtIn/DecodeError';
import { decodeTyped } from '../builtIn/decodeTyped';
import { badRequest } from '../http/StatusError';
import { coreResources } from '../resources/coreResources';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import { pruneNulls } from '../schema/pruneNulls';
import type { DecodedBody } from './decodeBody';

const metadataSchema = builtInSchema('meta.v1.ObjectMeta');
const builtInKinds = new Set(
  coreResources().map(type => `${apiVersionOf(type)}/${type.kind}`),
);
/** How the decoder of versions and kinds describes what it reads. */
const IDENTITY_STRUCT =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';

/** Throws the 400 about a body that says it holds something of a kind the server has no type for. */
export function refuseUnregistered(apiVersion: string, kind: string): never {
  throw badRequest(
    `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(
      apiVersion,
    )} in scheme "pkg/runtime/scheme.go:111"`,
  );
}

function missing(member: string, body: unknown): string {
  return `Object '${member}' is missing in '${JSON.stringify(body)}'`;
}

function checkBuiltInIdentity(
  type: ResourceType,
  apiVersion: unknown,
  kind: unknown,
): void {
  const isSame = apiVersion === apiVersionOf(type) && kind === type.kind;
  if (isSame || typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return;
  }
  const version = apiVersion.replace(/^.*\//, '');
  const refused = `${kind} in version "${version}" cannot be handled as a ${type.kind}`;
  if (builtInKinds.has(`${apiVersion}/${kind}`)) {
    const group = type.group ? type.group.split('.')[0] : 'core';
    throw badRequest(
      `${refused}: converting (${version}.${kind}) to (${group}.${type.kind}): unknown conversion`,
    );
  }
  throw badRequest(
    `${refused}: no kind ${JSON.stringify(
      kind,
    )} is registered for version ${JSON.stringify(
      apiVersion,
    )} in scheme "pkg/runtime/scheme.go:111"`,
  );
}

/** The object a body holds, an empty one for null; throws a 400 for any other JSON value. */
export function checkedObject(body: DecodedBody): JsonObject {
  const { object } = body;
  if (object !== null && !isJsonObject(object)) {
    const word = Array.isArray(object) ? 'array' : typeof object;
    throw body.unrecognized(
      `couldn't get version/kind; json parse error: json: cannot unmarshal ${word} into Go value of type ${IDENTITY_STRUCT}`,
    );
  }
  return object ?? {};
}

/** Throws a 400 unless a body holds an object that says what it is, as far as its kind has to. */
export function checkIdentity(type: ResourceType, body: DecodedBody): void {
  const { object } = body;
  const { apiVersion, kind } = checkedObject(body);
  if (!type.custom && object) {
    checkBuiltInIdentity(type, apiVersion, kind);
    return;
  }
  for (const [member, value] of [
    ['Kind', kind],
    ['apiVersion', apiVersion],
  ] as const) {
    if (typeof value !== 'string' || value === '') {
      throw body.unrecognized(missing(member, object));
    }
  }
}

function decodeParts(type: ResourceType, body: JsonObject): JsonObject {
  if (!type.custom && type.schema) {
    // the schema of a kind is one of an object
    return decodeTyped(body, type.schema) as JsonObject;
  }
  return {
    ...body,
    metadata: decodeTyped(body.metadata ?? {}, metadataSchema),
  };
}

/** Why an object cannot be read as one of its kind; undefined for one that can. */
export function decodeProblem(
  type: ResourceType,
  body: unknown,
): DecodeError | undefined {
  try {
    decodeParts(type, isJsonObject(body) ? body : {});
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) {
      return error;
    }
    throw error;
  }
}

function decoded(type: ResourceType, body: JsonObject): JsonObject {
  try {
    return decodeParts(type, body);
  } catch (error) {
    if (error instanceof DecodeError) {
      throw badRequest(
        `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: ${error.message}`,
      );
    }
    throw error;
  }
}

/** As {@link decodeObject} of what a client sent, whose nulls mean nothing. */
export function decodeSent(type: ResourceType, body: unknown): ApiObject {
  const object = decodeObject(type, body);
  return type.custom && type.schema
    ? // an object stays one
      (pruneNulls(object, type.schema) as ApiObject)
    : object;
}

/**
 * The object a body or patch has made, read as one of its kind: a built-in kind by its types, of
 * any other the metadata. The kind is left as sent: a wrong one is a validation error.
 */
export function decodeObject(type: ResourceType, body: unknown): ApiObject {
  const wanted = apiVersionOf(type);
  const given = isJsonObject(body) ? body : {};
  const apiVersion = given.apiVersion ?? (type.custom ? undefined : wanted);
  const kind = given.kind ?? (type.custom ? undefined : type.kind);
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
    throw badRequest(
      missing(typeof kind === 'string' ? 'apiVersion' : 'Kind', body),
    );
  }
  if (apiVersion !== wanted) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${wanted})`,
    );
  }
  const object = decoded(type, given);
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  return {
    ...object,
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      name: typeof metadata.name === 'string' ? metadata.name : '',
    },
  };
}
