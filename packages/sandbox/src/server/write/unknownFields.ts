// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import { METADATA_FIELDS } from './metadataFields';

const IDENTITY = ['apiVersion', 'kind', 'metadata'];

/** The members of built-in kinds that are more than a spec and a status. */
const BUILT_IN: Record<string, readonly string[]> = {
  ConfigMap: ['binaryData', 'data', 'immutable'],
  ClusterRole: ['aggregationRule', 'rules'],
  ClusterRoleBinding: ['roleRef', 'subjects'],
  EndpointSlice: ['addressType', 'endpoints', 'ports'],
  Endpoints: ['subsets'],
  Event: [
    'action',
    'count',
    'eventTime',
    'firstTimestamp',
    'involvedObject',
    'lastTimestamp',
    'message',
    'reason',
    'related',
    'reportingComponent',
    'reportingInstance',
    'series',
    'source',
    'type',
  ],
  Lease: ['spec'],
  Role: ['rules'],
  RoleBinding: ['roleRef', 'subjects'],
  Secret: ['data', 'immutable', 'stringData', 'type'],
  ServiceAccount: [
    'automountServiceAccountToken',
    'imagePullSecrets',
    'secrets',
  ],
};

/** The top-level members a built-in kind does not know. */
export function unknownBuiltInFields(
  type: ResourceType,
  object: JsonObject,
): string[] {
  const known = BUILT_IN[type.kind] ?? ['spec', 'status'];
  return Object.keys(object).filter(
    name => !IDENTITY.includes(name) && !known.includes(name),
  );
}

function unknownMembers(
  value: JsonObject,
  schema: Schema,
  isResource: boolean,
  path: string,
): string[] {
  const keepsUnknown =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema.additionalProperties === true;
  return Object.entries(value).flatMap(([name, member]) => {
    if (isResource && IDENTITY.includes(name)) {
      return [];
    }
    const at = path ? `${path}.${name}` : name;
    const below = schema.properties?.[name] ?? valueSchema(schema);
    if (below) {
      return unknownIn(member, below, false, at);
    }
    return keepsUnknown ? [] : [at];
  });
}

function unknownIn(
  value: unknown,
  schema: Schema,
  isResource: boolean,
  path: string,
): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items
      ? value.flatMap((item, index) =>
          unknownIn(item, items, false, `${path}[${index}]`),
        )
      : [];
  }
  return isJsonObject(value)
    ? unknownMembers(
        value,
        schema,
        isResource || schema['x-kubernetes-embedded-resource'] === true,
        path,
      )
    : [];
}

/** The paths of what is in a body and not in the kind's schema, sorted: `spec.ports[0].q`. */
export function unknownFields(type: ResourceType, body: unknown): string[] {
  if (!isJsonObject(body)) {
    return [];
  }
  const metadata = isJsonObject(body.metadata) ? body.metadata : {};
  const unknown = [
    ...Object.keys(metadata)
      .filter(name => !METADATA_FIELDS.includes(name))
      .map(name => `metadata.${name}`),
    ...(type.custom
      ? unknownIn(body, type.schema ?? {}, true, '')
      : unknownBuiltInFields(type, body)),
  ];
  return unknown.sort();
}
