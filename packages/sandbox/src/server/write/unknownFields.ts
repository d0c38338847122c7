// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import { METADATA_FIELDS } from './metadataFields';

const IDENTITY = ['apiVersion', 'kind', 'metadata'];

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

/**
 * The paths of what is in a body and not in the kind's schema: `spec.ports[0].q`. Of a custom
 * resource they are sorted, of a built-in kind in the order of the body.
 */
export function unknownFields(type: ResourceType, body: unknown): string[] {
  if (!isJsonObject(body)) {
    return [];
  }
  if (!type.custom) {
    return unknownIn(body, type.schema ?? {}, false, '');
  }
  const metadata = isJsonObject(body.metadata) ? body.metadata : {};
  const isOtherVersion =
    body.apiVersion !== undefined && body.apiVersion !== apiVersionOf(type);
  const schema = isOtherVersion ? undefined : type.schema;
  return [
    ...Object.keys(metadata)
      .filter(name => !METADATA_FIELDS.includes(name))
      .map(name => `metadata.${name}`),
    ...unknownIn(body, schema ?? {}, true, ''),
  ].sort();
}
