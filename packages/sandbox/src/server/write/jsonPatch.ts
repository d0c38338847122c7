// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Operation } from 'fast-json-patch';
import { applyOperation, getValueByPointer } from 'fast-json-patch';
import { isJsonObject } from '../ApiObject';
import { badRequest, StatusError } from '../http/StatusError';
import { duplicateFields } from './duplicateFields';
import { jsonComplaint } from './jsonComplaint';
import type { DuplicateFields } from './FieldCheck';

const KNOWN = ['from', 'op', 'path', 'value'];

/** 422: what a JSON patch is answered that cannot be carried out. */
function notApplicable(): StatusError {
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
    details: {},
  });
}

/** A JSON patch as read, with what it says that means nothing. */
export interface JsonPatch {
  readonly operations: readonly unknown[];
  readonly duplicates: DuplicateFields;
}

/** Reads a JSON patch; throws a 400 for what is none. */
export function parseJsonPatch(text: string): JsonPatch {
  let operations: unknown;
  try {
    operations = JSON.parse(text);
  } catch {
    throw badRequest(`error decoding patch: ${jsonComplaint(text)}`);
  }
  if (!Array.isArray(operations)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${
        operations === null ? 'null' : typeof operations
      } into Go value of type []handlers.jsonPatchOp`,
    );
  }
  const lines = [
    ...duplicateFields(text)
      .filter(path => /^\[\d+\]\.\w+$/.test(path))
      .map(path => `json patch duplicate field "${path}"`),
    ...operations.flatMap((operation, index) =>
      Object.keys(isJsonObject(operation) ? operation : {})
        .filter(name => !KNOWN.includes(name))
        .map(name => `json patch unknown field "[${index}].${name}"`),
    ),
  ];
  return { operations, duplicates: { errors: lines, warnings: lines } };
}

function valueAt(document: object, pointer: string): unknown {
  try {
    return getValueByPointer(document, pointer);
  } catch {
    return undefined;
  }
}

/** The operation as the server means it: a member that is missing is null, and may be replaced. */
function lenient(document: object, operation: Operation): Operation {
  const { path } = operation;
  const nothing: Operation = { op: 'add', path: '', value: document };
  switch (operation.op) {
    case 'replace':
      return isJsonObject(valueAt(document, path.replace(/\/[^/]*$/, '')))
        ? { ...operation, op: 'add' }
        : operation;
    case 'copy':
      return valueAt(document, operation.from) === undefined
        ? nothing
        : operation;
    case 'test':
      return operation.value === null && valueAt(document, path) === undefined
        ? nothing
        : operation;
    default:
      return operation;
  }
}

/** The document after the operations, itself unchanged; throws a 422 when one cannot be done. */
export function applyJsonPatch(document: object, patch: JsonPatch): unknown {
  let current: object = structuredClone(document);
  try {
    for (const each of patch.operations) {
      // the library refuses what is no operation
      const operation = lenient(current, each as Operation);
      current = applyOperation(current, operation, true).newDocument;
    }
  } catch {
    throw notApplicable();
  }
  return current;
}
