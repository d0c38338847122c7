// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { restoreComplaint } from '../builtIn/DecodeError';
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
import { duplicatesOf } from './decodeBody';
import { decodeProblem } from './decodeObject';
import type { DuplicateFields, FieldCheck } from './FieldCheck';
import { noDuplicates } from './FieldCheck';
import { goText } from './goText';
import { jsonComplaint } from './jsonComplaint';
import { applyJsonPatch, parseJsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { parseYaml, yamlComplaint } from './parseYaml';
import { strategicMergePatch } from './strategicMergePatch';

/** The media type of an applied object. */
export const APPLY = 'application/apply-patch+yaml';
const JSON_PATCH = 'application/json-patch+json';
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';

/** What a patch does to an object; throws what a real server answers when it cannot be done. */
export type PatchChange = (current: ApiObject) => unknown;

interface MergePatch {
  readonly patch: JsonObject;
  readonly duplicates: DuplicateFields;
}

function parseMerge(text: string, isStrategic: boolean): MergePatch {
  const start = isStrategic ? '' : 'error decoding patch: ';
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    throw badRequest(`${start}${jsonComplaint(text)}`);
  }
  if (patch === null && isStrategic) {
    return { patch: {}, duplicates: noDuplicates };
  }
  if (!isJsonObject(patch)) {
    throw badRequest(
      `${start}json: cannot unmarshal ${
        Array.isArray(patch) ? 'array' : typeof patch
      } into Go value of type map[string]interface {}`,
    );
  }
  return { patch, duplicates: duplicatesOf(text) };
}

/** 422 about what a patch has made, quoted as a whole. */
const unfit = (quoted: string, text: string) =>
  invalid({ group: '', kind: '', name: '' }, [
    invalidValue('patch', quoted, text),
  ]);

/** The object a patch has made, as a complaint about it quotes it. */
function quotedObject(patched: unknown): string {
  return JSON.stringify(
    isJsonObject(patched) ? canonicalObject(patched as ApiObject) : patched,
  );
}

/** Looks at what a patch has made, and hands it on; throws a 422 for what is none of its kind. */
type Inspect = (patched: unknown, duplicates: DuplicateFields) => unknown;

const inspectObject =
  (type: ResourceType, check: FieldCheck): Inspect =>
  (patched, duplicates) => {
    check.checkPatched(type, patched, duplicates, problem =>
      unfit(quotedObject(patched), problem),
    );
    const problem = decodeProblem(type, patched);
    if (problem) {
      throw unfit(quotedObject(patched), problem.message);
    }
    return patched;
  };

/** As {@link inspectObject} for a strategic merge patch, which is quoted itself. */
const inspectStrategic =
  (type: ResourceType, check: FieldCheck, patch: JsonObject): Inspect =>
  (patched, duplicates) => {
    check.checkPatched(type, patched, duplicates, problem =>
      unfit(goText(patch), problem),
    );
    const problem = decodeProblem(type, patched);
    if (problem) {
      throw unfit(goText(patch), restoreComplaint(problem));
    }
    return patched;
  };

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
  const inspect = inspectObject(type, check);
  if (mediaType === JSON_PATCH) {
    const patch = parseJsonPatch(text);
    return current => inspect(applyJsonPatch(current, patch), patch.duplicates);
  }
  const { patch, duplicates } = parseMerge(text, mediaType === STRATEGIC);
  if (mediaType === STRATEGIC) {
    const inspectPatched = inspectStrategic(type, check, patch);
    return current =>
      inspectPatched(
        strategicMergePatch(current, patch, type.schema),
        duplicates,
      );
  }
  return current => inspect(mergePatch(current, patch), duplicates);
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
      `error decoding YAML: error converting YAML to JSON: ${yamlComplaint(
        error,
      )}`,
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
