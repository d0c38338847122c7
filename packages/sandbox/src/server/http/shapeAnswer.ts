// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import type { IncludeObject } from '../resources/objectTable';
import {
  columnDefinitions,
  objectTable,
  partialMetadata,
  tableRow,
} from '../resources/objectTable';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import { listItemJson } from '../store/serialiseObject';
import type { StoredObject } from '../store/StoredObject';
import type { WrittenObject } from '../write/WriteTarget';
import type { AnswerForm } from './AnswerForm';
import type { Exchange } from './Exchange';
import type { ResourceRequest } from './ResourceRequest';
import { badRequest, StatusError } from './StatusError';

const INCLUDES = ['None', 'Metadata', 'Object'] as const;

function includeOf(request: ResourceRequest): IncludeObject {
  const asked = request.query.get('includeObject') || 'Metadata';
  const include = INCLUDES.find(each => each === asked);
  if (!include) {
    throw badRequest(
      `Unable to convert to Table as requested: includeObject: Invalid value: ${JSON.stringify(
        asked,
      )}: must be 'Metadata', 'Object', 'None', or empty`,
    );
  }
  return include;
}

/** Throws 406 or 500 when the request cannot be answered in the form that is wanted. */
export function checkForm(
  form: AnswerForm,
  request: ResourceRequest,
  type: ResourceType,
): void {
  if (form.shape === 'PartialObjectMetadata' && request.verb === 'list') {
    const list = type.custom
      ? '*unstructured.UnstructuredList'
      : `*core.${type.listKind}`;
    throw new StatusError({
      code: 406,
      reason: 'NotAcceptable',
      message: `you requested PartialObjectMetadata, but the requested object is a list (${list})`,
    });
  }
}

function shapeObject(
  form: AnswerForm,
  request: ResourceRequest,
  type: ResourceType,
  object: ApiObject,
): JsonObject {
  const version = form.shapeVersion;
  switch (form.shape) {
    case 'Table':
      return objectTable(type, object, {
        version,
        include: includeOf(request),
        withColumns: true,
      });
    case 'PartialObjectMetadata':
      return partialMetadata(object, version);
    case 'PartialObjectMetadataList':
      throw new StatusError({ code: 500, message: 'content is not a list' });
    default:
      return object;
  }
}

/** Answers with an object in the form the client wants. */
export function sendObject(
  exchange: Exchange,
  request: ResourceRequest,
  type: ResourceType,
  code: number,
  written: WrittenObject,
): void {
  const { form } = exchange;
  if (form.shape === undefined) {
    exchange.sendJsonText(code, written.json);
  } else {
    exchange.sendJson(code, shapeObject(form, request, type, written.object));
  }
}

const opened = (start: JsonObject, items: string) =>
  `${JSON.stringify(start).slice(0, -1)},"${items}":`;

/** A list in the form the client wants: its text up to the items, and the texts of these. */
export function shapeList(
  form: AnswerForm,
  request: ResourceRequest,
  type: ResourceType,
  metadata: JsonObject,
  objects: readonly StoredObject[],
): { head: string; items: Iterable<string> } {
  const { shape, shapeVersion } = form;
  const apiVersion = `meta.k8s.io/${shapeVersion}`;
  if (shape === 'Table') {
    const include = includeOf(request);
    const start = {
      kind: 'Table',
      apiVersion,
      metadata,
      columnDefinitions: columnDefinitions(type),
    };
    return {
      head: opened(start, 'rows'),
      items: texts(objects, ({ object }) =>
        JSON.stringify(tableRow(type, object, shapeVersion, include)),
      ),
    };
  }
  if (shape) {
    const start = { kind: 'PartialObjectMetadataList', apiVersion, metadata };
    return {
      head: opened(start, 'items'),
      items: texts(objects, ({ object }) =>
        JSON.stringify(partialMetadata(object, shapeVersion)),
      ),
    };
  }
  const start = {
    apiVersion: apiVersionOf(type),
    kind: type.listKind,
    // a list of custom resources says so even when there is no more
    metadata: type.custom ? { continue: '', ...metadata } : metadata,
  };
  return {
    head: opened(start, 'items'),
    items: texts(objects, ({ json, object }) =>
      type.custom ? json : listItemJson(json, object),
    ),
  };
}

function* texts(
  objects: readonly StoredObject[],
  textOf: (stored: StoredObject) => string,
): Generator<string> {
  for (const stored of objects) {
    yield textOf(stored);
  }
}

/** What a watch tells of each object; undefined where it tells the object itself. */
export function watchShape(
  form: AnswerForm,
  request: ResourceRequest,
  type: ResourceType,
): ((object: ApiObject) => JsonObject) | undefined {
  const version = form.shapeVersion;
  if (form.shape !== 'Table') {
    return form.shape && (object => partialMetadata(object, version));
  }
  const include = includeOf(request);
  let withColumns = true;
  return object => {
    const table = objectTable(type, object, { version, include, withColumns });
    withColumns = false;
    return table;
  };
}
