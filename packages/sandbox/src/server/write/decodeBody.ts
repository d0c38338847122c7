// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badRequest, unsupportedMediaType } from '../http/StatusError';
import { decodeProtobuf } from './decodeProtobuf';
import { duplicateFields } from './duplicateFields';
import type { DuplicateFields } from './FieldCheck';
import { noDuplicates } from './FieldCheck';
import { jsonComplaint } from './jsonComplaint';
import { parseYaml, yamlComplaint } from './parseYaml';

const READABLE = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
];
const SHOWN_BYTES = 30;

/** The media type of a header value, without parameters, in lower case. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0].trim().toLowerCase();
}

/** The beginning of a body as complaints about it quote it: an object as text, anything else in hexadecimal. */
function bodySummary(bytes: Buffer): string {
  if (bytes.length === 0) {
    return '<empty>';
  }
  const encoding = bytes.toString('utf8', 0, 1) === '{' ? 'utf8' : 'hex';
  const shown = bytes.subarray(0, SHOWN_BYTES).toString(encoding);
  return bytes.length > SHOWN_BYTES ? `${shown} ...` : shown;
}

/** What a body holds, and which of its members it gives more than once. */
export interface DecodedBody {
  readonly object: unknown;
  readonly duplicates: DuplicateFields;
  /** Makes the 400 about a body that is not what was expected. */
  unrecognized(problem: string): Error;
}

/** The members a well-formed JSON text gives more than once. */
export function duplicatesOf(text: string): DuplicateFields {
  const lines = duplicateFields(text).map(path => `duplicate field "${path}"`);
  return { errors: lines, warnings: lines };
}

/**
 * Reads the body of a request that is to hold an object of a kind. Throws 415 for an unreadable
 * media type and 400 for unreadable text.
 */
export function decodeBody(
  bytes: Buffer,
  contentType: string | undefined,
  kind: string,
): DecodedBody {
  const mediaType = mediaTypeOf(contentType);
  const text = bytes.toString('utf8');
  const unrecognized = (problem: string) =>
    badRequest(
      // options are read by another decoder, which says less
      kind.endsWith('Options')
        ? problem
        : `the object provided is unrecognized (must be of type ${kind}): ${problem} (${bodySummary(
            bytes,
          )})`,
    );
  if (mediaType === 'application/yaml' || mediaType === 'text/yaml') {
    try {
      return { ...parseYaml(text), unrecognized };
    } catch (error) {
      throw unrecognized(yamlComplaint(error));
    }
  }
  if (mediaType === 'application/json' || mediaType === '') {
    try {
      const object: unknown = JSON.parse(text);
      return { object, duplicates: duplicatesOf(text), unrecognized };
    } catch {
      throw unrecognized(
        `couldn't get version/kind; json parse error: ${jsonComplaint(text)}`,
      );
    }
  }
  const object =
    mediaType === 'application/vnd.kubernetes.protobuf'
      ? decodeProtobuf(bytes)
      : undefined;
  if (object) {
    return { object, duplicates: noDuplicates, unrecognized };
  }
  throw unsupportedMediaType(READABLE);
}
