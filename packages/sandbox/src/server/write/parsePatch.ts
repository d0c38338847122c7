// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import {
  badRequest,
  invalid,
  StatusError,
  unsupportedMediaType,
} from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import { invalidValue } from '../schema/FieldError';
import { canonicalObject } from '../store/serialiseObject';
import { checkApplied } from './apply/checkApplied';
import { decodeObject, duplicatesOf, jsonComplaint } from './decodeBody';
import type { DuplicateFields, FieldCheck } from './FieldCheck';
import { applyJsonPatch, parseJsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { parseYaml } from './parseYaml';
import { strategicMergePatch } from './strategicMergePatch';

/** The media type of an applied object. */
export const APPLY = 'application/apply-patch+yaml';
const JSON_PATCH = 'application/json-patch+json';
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';

/** What a patch does to an object; throws what a real server answers when it cannot be done. */
export type PatchChange = (current: ApiObject) => unknown;

function parseMerge(text: string): {
  patch: JsonObject;
  duplicates: DuplicateFields;
} {
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    throw badRequest(`error decoding patch: ${jsonComplaint(text)}`);
  }
  if (!isJsonObject(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${
        Array.isArray(patch) ? 'array' : typeof patch
      } into Go value of type map[string]interface {}`,
    );
  }
  return { patch, duplicates: duplicatesOf(text) };
}

/** 422 about the object a patch has made, quoted as a whole. */
function unfitPatch(patched: unknown, text: string) {
  const shown = isJsonObject(patched)
    ? canonicalObject(patched as ApiObject)
    : patched;
  return invalid({ group: '', kind: '', name: '' }, [
    invalidValue('patch', JSON.stringify(shown), text),
  ]);
}

/** Throws a 422 about an object a patch has made that cannot be read as one of its kind. */
function checkReadable(type: ResourceType, patched: unknown): void {
  try {
    decodeObject(type, patched);
  } catch (error) {
    const reason =
      error instanceof Error
        ? / cannot be handled as a \w+: (.*)$/.exec(error.message)?.[1]
        : undefined;
    throw reason ? unfitPatch(patched, reason) : error;
  }
}

/** Throws 415 for a kind of patch the resource does not take. */
export function checkPatchType(type: ResourceType, mediaType: string): void {
  const taken = [JSON_PATCH, MERGE, ...(type.custom ? [] : [STRATEGIC]), APPLY];
  if (taken.includes(mediaType)) {
    return;
  }
  throw type.custom
    ? unsupportedMediaType(taken)
    : new StatusError({
        code: 415,
        reason: 'UnsupportedMediaType',
        message: '415: Unsupported Media Type',
        details: {},
      });
}

/** What a patch other than an apply does. Throws a 400 for a text that is no patch. */
export function parsePatch(
  type: ResourceType,
  mediaType: string,
  text: string,
  check: FieldCheck,
): PatchChange {
  const checked = (patched: unknown, duplicates: DuplicateFields) => {
    check.checkPatched(type, patched, duplicates, problem =>
      unfitPatch(patched, problem),
    );
    checkReadable(type, patched);
    return patched;
  };
  if (mediaType === JSON_PATCH) {
    const patch = parseJsonPatch(text);
    return current => checked(applyJsonPatch(current, patch), patch.duplicates);
  }
  const { patch, duplicates } = parseMerge(text);
  return current =>
    checked(
      mediaType === STRATEGIC
        ? strategicMergePatch(current, patch)
        : mergePatch(current, patch),
      duplicates,
    );
}

/** The object an apply lays over the live one. Throws 400, or 500 for one unlike its kind. */
export function parseApplied(
  type: ResourceType,
  target: { namespace: string | undefined; name: string },
  text: string,
  check: FieldCheck,
): JsonObject {
  let read: ReturnType<typeof parseYaml>;
  try {
    read = parseYaml(text);
  } catch (error) {
    throw badRequest(
      `error decoding YAML: error converting YAML to JSON: yaml: ${
        error instanceof Error ? error.message.split('\n')[0] : String(error)
      }`,
    );
  }
  check.checkApplied(read.duplicates);
  if (read.object && !isJsonObject(read.object)) {
    throw badRequest(
      `error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${
        Array.isArray(read.object) ? 'array' : typeof read.object
      } into Go value of type map[string]interface {}`,
    );
  }
  const applied = isJsonObject(read.object) ? read.object : {};
  const { apiVersion, kind } = applied;
  if (apiVersion !== apiVersionOf(type) || kind !== type.kind) {
    const group = String(apiVersion ?? '');
    const shown = group.includes('/') ? group : `/${group}`;
    throw badRequest(
      `invalid object type: ${group ? shown : '/'}, Kind=${kind ?? ''}`,
    );
  }
  const metadata = isJsonObject(applied.metadata) ? applied.metadata : {};
  if (!metadata.name) {
    throw badRequest(
      `the name of the object (${target.name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (metadata.name !== target.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${target.name})`,
    );
  }
  if (metadata.namespace && metadata.namespace !== (target.namespace ?? '')) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  if (metadata.managedFields) {
    throw badRequest('metadata.managedFields must be nil');
  }
  checkApplied(type, applied);
  return applied;
}
