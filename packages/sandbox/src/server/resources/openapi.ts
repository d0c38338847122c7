// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import type { ResourceRegistry } from './ResourceRegistry';
import type { ResourceType } from './ResourceType';
import { apiVersionOf } from './ResourceType';
import { groupVersions } from './discovery';

const METADATA_REF = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const pathOf = (group: string, version: string) =>
  group ? `apis/${group}/${version}` : `api/${version}`;

/** `/openapi/v3`: where the document of each group version is. */
export function openapiIndex(registry: ResourceRegistry): JsonObject {
  const paths: JsonObject = {};
  for (const [group, versions] of groupVersions(registry)) {
    for (const version of versions) {
      const path = pathOf(group, version);
      paths[path] = {
        serverRelativeURL: `/openapi/v3/${path}?hash=${registry.revision}`,
      };
    }
  }
  return { paths };
}

/** `dev.openchoreo.v1alpha1.Project`. */
function schemaName(type: ResourceType): string {
  const group = type.group || 'core';
  return [...group.split('.').reverse(), type.version, type.kind].join('.');
}

/** A schema as validating clients read it: a number or a text is said to be either. */
function expanded(schema: Schema): JsonObject {
  const values = valueSchema(schema);
  return {
    ...schema,
    ...(schema['x-kubernetes-int-or-string'] && !schema.anyOf
      ? { anyOf: [{ type: 'integer' }, { type: 'string' }] }
      : {}),
    ...(schema.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([name, property]) => [
              name,
              expanded(property),
            ]),
          ),
        }
      : {}),
    ...(schema.items ? { items: expanded(schema.items) } : {}),
    ...(values ? { additionalProperties: expanded(values) } : {}),
  };
}

function objectSchema(type: ResourceType): JsonObject {
  const own: JsonObject =
    type.custom && type.schema
      ? expanded(type.schema)
      : { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    ...own,
    properties: {
      ...(isJsonObject(own.properties) ? own.properties : {}),
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: {
        allOf: [{ $ref: `#/components/schemas/${METADATA_REF}` }],
        default: {},
      },
    },
    'x-kubernetes-group-version-kind': [
      { group: type.group, version: type.version, kind: type.kind },
    ],
  };
}

const queryParameter = (name: string): JsonObject => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
});
const pathParameter = (name: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', uniqueItems: true },
});
const WRITE_PARAMETERS = ['dryRun', 'fieldManager', 'fieldValidation'].map(
  queryParameter,
);

/**
 * Strategic merge patches are served but not announced: kubectl would look for merge keys in
 * these schemas, which say nothing of built-in kinds, instead of in its own.
 */
const PATCHES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/apply-patch+yaml',
];

function operation(
  type: ResourceType,
  action: string,
  bodies: readonly string[] = [],
): JsonObject {
  const reference = { $ref: `#/components/schemas/${schemaName(type)}` };
  const content = (mediaTypes: readonly string[]) =>
    Object.fromEntries(
      mediaTypes.map(mediaType => [mediaType, { schema: reference }]),
    );
  return {
    tags: [apiVersionOf(type)],
    operationId: `${action}${type.kind}`,
    ...(bodies.length > 0
      ? {
          parameters: WRITE_PARAMETERS,
          requestBody: { content: content(bodies) },
        }
      : {}),
    responses: {
      200: { description: 'OK', content: content(['application/json']) },
    },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': {
      group: type.group,
      version: type.version,
      kind: type.kind,
    },
  };
}

function resourcePaths(type: ResourceType): JsonObject {
  const scope = type.namespaced ? '/namespaces/{namespace}' : '';
  const base = `/${pathOf(type.group, type.version)}${scope}/${type.plural}`;
  const places = type.namespaced ? [pathParameter('namespace')] : [];
  const bodies = ['application/json', 'application/yaml'];
  return {
    [base]: {
      parameters: places,
      get: operation(type, 'list'),
      post: operation(type, 'post', bodies),
    },
    [`${base}/{name}`]: {
      parameters: [...places, pathParameter('name')],
      get: operation(type, 'get'),
      put: operation(type, 'put', bodies),
      patch: operation(type, 'patch', PATCHES),
      delete: operation(type, 'delete'),
    },
  };
}

/** `/openapi/v3/apis/<group>/<version>`; undefined for one that is not served. */
export function openapiDocument(
  registry: ResourceRegistry,
  group: string,
  version: string,
): JsonObject | undefined {
  const types = registry
    .all()
    .filter(type => type.group === group && type.version === version);
  if (types.length === 0) {
    return undefined;
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'unversioned' },
    paths: Object.assign({}, ...types.map(resourcePaths)),
    components: {
      schemas: {
        [METADATA_REF]: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
        },
        ...Object.fromEntries(
          types.map(type => [schemaName(type), objectSchema(type)]),
        ),
      },
    },
  };
}
