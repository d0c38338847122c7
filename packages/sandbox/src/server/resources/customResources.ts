// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { FieldError } from '../schema/FieldError';
import { invalidValue, required } from '../schema/FieldError';
import { hasRules } from '../schema/celRules';
import type { Schema } from '../schema/Schema';
import type { PrinterColumn, ResourceType } from './ResourceType';
import { AGE_DESCRIPTION } from './TableColumn';

const member = (value: unknown, name: string): unknown =>
  isJsonObject(value) ? value[name] : undefined;
const text = (value: unknown): string =>
  typeof value === 'string' ? value : '';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).map(text);

/** The schema of a CRD version; its shape was checked when the CRD was written. */
function schemaOf(version: JsonObject): Schema | undefined {
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

function customType(spec: JsonObject, version: JsonObject): ResourceType {
  const names = acceptedNames(spec);
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
    subresources: hasStatus ? ['status'] : [],
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

function validateVersion(version: JsonObject, path: string): FieldError[] {
  const schema = schemaOf(version);
  if (!schema) {
    return [required(`${path}.schema.openAPIV3Schema`, 'schemas are required')];
  }
  if (schema.type !== 'object') {
    return [
      invalidValue(
        `${path}.schema.openAPIV3Schema.type`,
        schema.type ?? '',
        'must be object at the root',
      ),
    ];
  }
  try {
    hasRules(schema);
    return [];
  } catch (error) {
    return [
      invalidValue(
        `${path}.schema.openAPIV3Schema`,
        'object',
        `compilation failed: ${
          error instanceof Error ? error.message.split('\n')[0] : String(error)
        }`,
      ),
    ];
  }
}

/** What is wrong with a CRD. */
export function validateDefinition(crd: ApiObject): FieldError[] {
  const spec = isJsonObject(crd.spec) ? crd.spec : {};
  const names = acceptedNames(spec);
  const errors: FieldError[] = [];
  const expected = `${text(names.plural)}.${text(spec.group)}`;
  if (crd.metadata.name !== expected) {
    errors.push(
      invalidValue(
        'metadata.name',
        crd.metadata.name,
        'must be spec.names.plural+"."+spec.group',
      ),
    );
  }
  for (const [path, value] of [
    ['spec.group', spec.group],
    ['spec.scope', spec.scope],
    ['spec.names.plural', names.plural],
    ['spec.names.kind', names.kind],
  ] as const) {
    if (!text(value)) {
      errors.push(required(path));
    }
  }
  const versions = list(spec.versions).filter(isJsonObject);
  if (versions.filter(version => version.storage === true).length !== 1) {
    errors.push(
      invalidValue(
        'spec.versions',
        versions.map(version => version.name),
        'must have exactly one version marked as storage version',
      ),
    );
  }
  versions.forEach((version, index) =>
    errors.push(...validateVersion(version, `spec.versions[${index}]`)),
  );
  return errors;
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
