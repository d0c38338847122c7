// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import {
  badRequest,
  StatusError,
  unsupportedMediaType,
} from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { parseJsonBody, parseYaml } from './decodeBody';
import { mergePatch } from './mergePatch';
import { strategicMergePatch } from './strategicMergePatch';

const PATCH_TYPES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/apply-patch+yaml',
];
const STRATEGIC = 'application/strategic-merge-patch+json';
/** Kinds of patch a real server takes and this one does not yet. */
const UNSERVED_PATCHES = new Set([
  'application/json-patch+json',
  'application/apply-patch+yaml',
  'application/apply-patch+cbor',
]);
/**
 * What a patch does to an object. Throws 415 for a kind of patch that is not taken, and 400 for
 * a text that is no patch.
 */
export function parsePatch(
  type: ResourceType,
  mediaType: string,
  text: string,
): (current: ApiObject) => unknown {
  if (UNSERVED_PATCHES.has(mediaType)) {
    throw new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: `${mediaType} is not served by this sandbox; send application/merge-patch+json`,
    });
  }
  const isStrategic = mediaType === STRATEGIC && !type.custom;
  if (!isStrategic && mediaType !== 'application/merge-patch+json') {
    throw unsupportedMediaType(
      type.custom ? PATCH_TYPES : [...PATCH_TYPES, STRATEGIC],
    );
  }
  const patch = text.trimStart().startsWith('{')
    ? parseJsonBody(text, type.kind)
    : parseYaml(text);
  if (!isJsonObject(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${
        Array.isArray(patch) ? 'array' : typeof patch
      } into Go value of type map[string]interface {}`,
    );
  }
  return current =>
    isStrategic
      ? strategicMergePatch(current, patch)
      : mergePatch(current, patch);
}
