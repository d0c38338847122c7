// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Schema } from '../schema/Schema';
import type { PrinterColumn, ResourceType, ScalePaths } from './ResourceType';
import { AGE_DESCRIPTION } from './TableColumn';

const member = (value: unknown, name: string): unknown =>
  isJsonObject(value) ? value[name] : undefined;
const text = (value: unknown): string =>
  typeof value === 'string' ? value : '';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).map(text);

/** The schema of a CRD version; its shape was checked when the CRD was written. */
export function schemaOf(version: JsonObject): Schema | undefined {
  const schema = member(version.schema, 'openAPIV3Schema');
  return isJsonObject(schema) ? (schema as Schema) : undefined;
}

/** The names of a CRD with what Kubernetes fills in. */
export function acceptedNames(spec: JsonObject): JsonObject {
  const names = isJsonObject(spec.names) ? spec.names : {};
  const kind = text(names.kind);
  return {
    ...names,
    singular: text(names.singular) || kind.toLowerCase(),
    listKind: text(names.listKind) || `${kind}List`,
  };
}

const AGE: PrinterColumn = {
  name: 'Age',
  type: 'date',
  description: AGE_DESCRIPTION,
  jsonPath: '.metadata.creationTimestamp',
};

function printerColumns(version: JsonObject): PrinterColumn[] {
  const columns = list(version.additionalPrinterColumns).filter(isJsonObject);
  return columns.length === 0
    ? [AGE]
    : columns.map(column => ({
        name: text(column.name),
        type: text(column.type),
        format: text(column.format),
        description: text(column.description) || undefined,
        priority:
          typeof column.priority === 'number' ? column.priority : undefined,
        jsonPath: text(column.jsonPath),
      }));
}

function scalePaths(version: JsonObject): ScalePaths | undefined {
  const scale = member(version.subresources, 'scale');
  const path = (name: string) => text(member(scale, name)).replace(/^\./, '');
  return isJsonObject(scale)
    ? {
        specReplicas: path('specReplicasPath'),
        statusReplicas: path('statusReplicasPath'),
        selector: path('labelSelectorPath') || undefined,
      }
    : undefined;
}

function customType(spec: JsonObject, version: JsonObject): ResourceType {
  const names = acceptedNames(spec);
  const scale = scalePaths(version);
  const hasStatus =
    member(version.subresources, 'status') !== undefined &&
    member(version.subresources, 'status') !== null;
  return {
    group: text(spec.group),
    version: text(version.name),
    kind: text(names.kind),
    listKind: text(names.listKind),
    plural: text(names.plural),
    singular: text(names.singular),
    shortNames: texts(names.shortNames),
    categories: texts(names.categories),
    namespaced: spec.scope === 'Namespaced',
    subresources: [
      ...(hasStatus ? (['status'] as const) : []),
      ...(scale ? (['scale'] as const) : []),
    ],
    scale,
    verbs: [
      'delete',
      'deletecollection',
      'get',
      'list',
      'patch',
      'create',
      'update',
      'watch',
    ],
    custom: true,
    schema: schemaOf(version),
    generational: true,
    selectableFields: list(version.selectableFields).map(each =>
      text(member(each, 'jsonPath')).replace(/^\./, ''),
    ),
    printerColumns: printerColumns(version),
  };
}

/** The resources a CRD asks to be served, one for each served version. */
export function customResources(crd: ApiObject): ResourceType[] {
  const spec = isJsonObject(crd.spec) ? crd.spec : {};
  return list(spec.versions)
    .filter(isJsonObject)
    .filter(version => version.served === true)
    .map(version => customType(spec, version));
}

/** The status of a CRD whose names are its own and whose resources are served. */
export function establishedStatus(crd: ApiObject, now: string): JsonObject {
  const spec = isJsonObject(crd.spec) ? crd.spec : {};
  const condition = (type: string, reason: string, message: string) => ({
    lastTransitionTime: now,
    message,
    reason,
    status: 'True',
    type,
  });
  return {
    acceptedNames: acceptedNames(spec),
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition(
        'Established',
        'InitialNamesAccepted',
        'the initial names have been accepted',
      ),
    ],
    storedVersions: list(spec.versions)
      .filter(isJsonObject)
      .filter(version => version.storage === true)
      .map(version => text(version.name)),
  };
}
