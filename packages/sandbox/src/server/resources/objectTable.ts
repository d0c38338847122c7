// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { sortedMembers } from '../store/serialiseObject';
import { builtInColumns } from './builtInColumns';
import { ageOf } from './humanDuration';
import { jsonPath } from './jsonPath';
import type { PrinterColumn, ResourceType } from './ResourceType';
import type { TableColumn } from './TableColumn';
import { NAME_DESCRIPTION } from './TableColumn';

const nameColumn: TableColumn = {
  name: 'Name',
  type: 'string',
  format: 'name',
  description: NAME_DESCRIPTION,
  priority: 0,
  cell: object => object.metadata.name ?? '',
};

function cellOf(type: string, value: unknown): unknown {
  switch (type) {
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return typeof value === 'string' ? ageOf(value) : null;
    default:
      return typeof value === 'object' && value !== null
        ? JSON.stringify(sortedMembers(value))
        : String(value);
  }
}

function printerColumn(column: PrinterColumn): TableColumn {
  const find = jsonPath(column.jsonPath);
  return {
    name: column.name,
    type: column.type,
    format: column.format ?? '',
    description:
      column.description ??
      `Custom resource definition column (in JSONPath format): ${column.jsonPath}`,
    priority: column.priority ?? 0,
    cell: object => {
      const [found] = find(object);
      return found === undefined || found === null
        ? null
        : cellOf(column.type, found);
    },
  };
}

const cached = new WeakMap<ResourceType, readonly TableColumn[]>();

/** The columns of a resource's Table: the name, and those its definition or its kind asks for. */
export function tableColumns(type: ResourceType): readonly TableColumn[] {
  const found = cached.get(type);
  if (found) {
    return found;
  }
  const columns = [
    nameColumn,
    ...(type.custom
      ? type.printerColumns.map(printerColumn)
      : builtInColumns(type.kind)),
  ];
  cached.set(type, columns);
  return columns;
}

/** What is asked of the objects in the rows of a Table. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

/** An object reduced to its metadata. */
export function partialMetadata(
  object: ApiObject,
  version: string,
): JsonObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: `meta.k8s.io/${version}`,
    metadata: object.metadata,
  };
}

/** The description of a Table's columns, without what fills them. */
export function columnDefinitions(type: ResourceType): JsonObject[] {
  return tableColumns(type).map(({ cell: _cell, ...definition }) => definition);
}

/** An object as a row of a Table. */
export function tableRow(
  type: ResourceType,
  object: ApiObject,
  version: string,
  include: IncludeObject,
): JsonObject {
  const shown =
    include === 'Metadata' ? partialMetadata(object, version) : object;
  return {
    cells: tableColumns(type).map(column => column.cell(object) ?? null),
    object: include === 'None' ? null : shown,
  };
}

/** The Table of one object, as reads and watches answer it. */
export function objectTable(
  type: ResourceType,
  object: ApiObject,
  options: {
    version: string;
    include: IncludeObject;
    /** False in a watch after the first event: the columns are told once. */
    withColumns: boolean;
  },
): JsonObject {
  const { version, include, withColumns } = options;
  const { resourceVersion } = object.metadata;
  return {
    kind: 'Table',
    apiVersion: `meta.k8s.io/${version}`,
    metadata: resourceVersion ? { resourceVersion } : {},
    columnDefinitions: withColumns ? columnDefinitions(type) : null,
    rows: [tableRow(type, object, version, include)],
  };
}
