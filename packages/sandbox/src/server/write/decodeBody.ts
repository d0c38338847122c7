// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parse } from 'yaml';
import type { ApiObject, JsonObject } from '../ApiObject';
import { isEmpty, isJsonObject } from '../ApiObject';
import { badRequest, unsupportedMediaType } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import { decodeProtobuf } from './decodeProtobuf';

const READABLE = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
];

/** The media type of a header value, without parameters, in lower case. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0].trim().toLowerCase();
}

/** The complaint of Go's JSON decoder about a text that JavaScript's refused. */
function jsonComplaint(text: string): string {
  const end = 'unexpected end of JSON input';
  let inString = false;
  let expectsKey = false;
  const stack: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const each = text[at];
    if (inString) {
      if (each === '\\') {
        at += 1;
      } else if (each === '"') {
        inString = false;
      }
    } else if (each === '"') {
      inString = true;
      expectsKey = false;
    } else if (each === '{' || each === '[') {
      stack.push(each);
      expectsKey = each === '{';
    } else if (each === '}' || each === ']') {
      stack.pop();
      expectsKey = false;
    } else if (each === ',') {
      expectsKey = stack.at(-1) === '{';
    } else if (expectsKey && !/\s/.test(each)) {
      return `invalid character '${each}' looking for beginning of object key string`;
    } else if (!/[\s:0-9eE+\-.truefalsn]/.test(each)) {
      return `invalid character '${each}' looking for beginning of value`;
    }
  }
  return end;
}

/** Reads YAML 1.1 as Kubernetes does: `y` is true, a date stays a text. */
export function parseYaml(text: string): unknown {
  return parse(text, {
    version: '1.1',
    merge: true,
    customTags: tags =>
      tags.filter(
        tag =>
          typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp',
      ),
  });
}

/** Reads a JSON text; throws a 400 naming the kind that was expected. */
export function parseJsonBody(text: string, kind: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${jsonComplaint(
        text,
      )} (${text.slice(0, 1024) || '<empty>'})`,
    );
  }
}

/** Reads the body of a create or update. Throws 415 for an unreadable media type and 400 for unreadable text. */
export function decodeBody(
  bytes: Buffer,
  contentType: string | undefined,
  kind: string,
): unknown {
  const mediaType = mediaTypeOf(contentType);
  const text = bytes.toString('utf8');
  if (mediaType === 'application/yaml' || mediaType === 'text/yaml') {
    try {
      return parseYaml(text);
    } catch (error) {
      throw badRequest(
        `error converting YAML to JSON: ${
          error instanceof Error ? error.message.split('\n')[0] : String(error)
        }`,
      );
    }
  }
  if (mediaType === 'application/json' || mediaType === '') {
    return parseJsonBody(text, kind);
  }
  const object =
    mediaType === 'application/vnd.kubernetes.protobuf'
      ? decodeProtobuf(bytes)
      : undefined;
  if (object) {
    return object;
  }
  throw unsupportedMediaType(READABLE);
}

const METADATA_FIELDS = [
  'annotations',
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'finalizers',
  'generateName',
  'generation',
  'labels',
  'managedFields',
  'name',
  'namespace',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
];

function cannotUnmarshal(
  type: ResourceType,
  field: string,
  value: unknown,
  wanted: string,
) {
  const word = Array.isArray(value) ? 'array' : typeof value;
  return badRequest(
    `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: json: cannot unmarshal ${word} into Go struct field ObjectMeta.metadata.${field} of type ${wanted}`,
  );
}

function checkTexts(type: ResourceType, field: string, value: unknown): void {
  if (!isJsonObject(value)) {
    throw cannotUnmarshal(type, field, value, 'map[string]string');
  }
  for (const each of Object.values(value)) {
    if (typeof each !== 'string') {
      throw cannotUnmarshal(type, field, each, 'string');
    }
  }
}

function decodeMetadata(type: ResourceType, value: unknown): JsonObject {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isJsonObject(value)) {
    throw cannotUnmarshal(type, '', value, 'v1.ObjectMeta');
  }
  const metadata: JsonObject = {};
  for (const field of METADATA_FIELDS) {
    const member = value[field];
    if (member === undefined || member === null || isEmpty(member)) {
      continue;
    }
    if (field === 'labels' || field === 'annotations') {
      checkTexts(type, field, member);
    } else if (
      ['finalizers', 'ownerReferences', 'managedFields'].includes(field)
    ) {
      if (!Array.isArray(member)) {
        throw cannotUnmarshal(type, field, member, '[]string');
      }
    } else if (!field.endsWith('Seconds') && field !== 'generation') {
      if (typeof member !== 'string') {
        throw cannotUnmarshal(type, field, member, 'string');
      }
    }
    metadata[field] = member;
  }
  return metadata;
}

/**
 * The object a body holds, its metadata checked and reduced to what Kubernetes knows.
 * The kind is left as sent: a wrong one is a validation error, not a decoding error.
 */
export function decodeObject(type: ResourceType, body: unknown): ApiObject {
  if (!isJsonObject(body)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${
        type.kind
      }): couldn't get version/kind; json parse error: json: cannot unmarshal ${
        Array.isArray(body) ? 'array' : typeof body
      } into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    );
  }
  const wanted = apiVersionOf(type);
  const apiVersion = body.apiVersion ?? (type.custom ? undefined : wanted);
  const kind = body.kind ?? (type.custom ? undefined : type.kind);
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
    throw badRequest(
      `Object '${
        typeof kind === 'string' ? 'apiVersion' : 'Kind'
      }' is missing in '${JSON.stringify(body)}'`,
    );
  }
  if (apiVersion !== wanted) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${wanted})`,
    );
  }
  const metadata = decodeMetadata(type, body.metadata);
  return {
    ...body,
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      name: typeof metadata.name === 'string' ? metadata.name : '',
    },
  };
}
