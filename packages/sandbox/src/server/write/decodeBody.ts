// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isEmpty, isJsonObject } from '../ApiObject';
import { badRequest, unsupportedMediaType } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import { decodeProtobuf } from './decodeProtobuf';
import { duplicateFields } from './duplicateFields';
import type { DuplicateFields } from './FieldCheck';
import { noDuplicates } from './FieldCheck';
import { METADATA_FIELDS } from './metadataFields';
import { parseYaml } from './parseYaml';
import { unknownBuiltInFields } from './unknownFields';

const READABLE = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
];

/** The media type of a header value, without parameters, in lower case. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0].trim().toLowerCase();
}

const LITERALS: Record<string, string> = { t: 'true', f: 'false', n: 'null' };

/** The complaint about a word that begins like a literal and is none. */
function literalComplaint(text: string, start: number): string | undefined {
  const word = LITERALS[text[start]];
  for (let at = 1; at < word.length; at += 1) {
    const each = text[start + at];
    if (each === undefined) {
      return 'unexpected end of JSON input';
    }
    if (each !== word[at]) {
      return `invalid character '${each}' in literal ${word} (expecting '${word[at]}')`;
    }
  }
  return undefined;
}

/** The complaint of Go's JSON decoder about a text that JavaScript's refused. */
export function jsonComplaint(text: string): string {
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
    } else if (/[tfn]/.test(each)) {
      const complaint = literalComplaint(text, at);
      if (complaint) {
        return complaint;
      }
      at += (each === 'f' ? 'false' : 'true').length - 1;
    } else if (!/[\s:0-9eE+\-.]/.test(each)) {
      return `invalid character '${each}' looking for beginning of value`;
    }
  }
  return end;
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

/** What a body holds, and which of its members it gives more than once. */
export interface DecodedBody {
  readonly object: unknown;
  readonly duplicates: DuplicateFields;
}

/** The members a well-formed JSON text gives more than once. */
export function duplicatesOf(text: string): DuplicateFields {
  const lines = duplicateFields(text).map(path => `duplicate field "${path}"`);
  return { errors: lines, warnings: lines };
}

/** Reads the body of a create or update. Throws 415 for an unreadable media type and 400 for unreadable text. */
export function decodeBody(
  bytes: Buffer,
  contentType: string | undefined,
  kind: string,
): DecodedBody {
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
    return {
      object: parseJsonBody(text, kind),
      duplicates: duplicatesOf(text),
    };
  }
  const object =
    mediaType === 'application/vnd.kubernetes.protobuf'
      ? decodeProtobuf(bytes)
      : undefined;
  if (object) {
    return { object, duplicates: noDuplicates };
  }
  throw unsupportedMediaType(READABLE);
}

/** What Go calls a JSON value. */
function goWord(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function cannotUnmarshal(
  type: ResourceType,
  field: string,
  value: unknown,
  wanted: string,
) {
  const word = goWord(value);
  const place = type.custom ? 'ObjectMeta' : 'ObjectMeta.metadata';
  return badRequest(
    `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: json: cannot unmarshal ${word} into Go struct field ${place}.${field} of type ${wanted}`,
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

/** The object without members that are null: to a built-in kind they mean nothing. */
function withoutNulls(object: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(object)) {
    if (isJsonObject(member)) {
      kept[name] = withoutNulls(member);
    } else if (Array.isArray(member)) {
      kept[name] = member.map(each =>
        isJsonObject(each) ? withoutNulls(each) : each,
      );
    } else if (member !== null) {
      kept[name] = member;
    }
  }
  return kept;
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
      }): couldn't get version/kind; json parse error: json: cannot unmarshal ${goWord(
        body,
      )} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
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
  const unknown = type.custom ? [] : unknownBuiltInFields(type, body);
  const known = Object.fromEntries(
    Object.entries(body).filter(([name]) => !unknown.includes(name)),
  );
  return {
    ...(type.custom ? known : withoutNulls(known)),
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      name: typeof metadata.name === 'string' ? metadata.name : '',
    },
  };
}
