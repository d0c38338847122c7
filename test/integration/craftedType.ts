// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { siteType } from './siteType';

const text = { type: 'string' };
const object = (
  properties: object,
  required?: string[],
  more: object = {},
) => ({
  type: 'object',
  properties,
  ...(required && { required }),
  ...more,
});

const schema = object(
  {
    resources: { $ref: '#/$defs/Resources' },
    // Deep, with a default at the bottom.
    tree: object({
      one: object({
        two: object({ three: object({ leaf: { ...text, default: 'green' } }) }),
      }),
    }),
    // Optional, with something that must be given once it is there.
    cache: object({ host: text, port: { type: 'integer', default: 6379 } }, [
      'host',
    ]),
    source: object(
      {
        kind: { ...text, enum: ['bucket', 'queue'] },
        bucket: object({ name: text }, ['name']),
        queue: object({ topic: text }, ['topic']),
      },
      ['kind'],
      { oneOf: [{ required: ['bucket'] }, { required: ['queue'] }] },
    ),
    rules: {
      type: 'array',
      minItems: 1,
      items: object(
        {
          path: text,
          weight: { type: 'integer', minimum: 0, default: 100 },
          headers: {
            type: 'array',
            items: object({ name: text, value: text }, ['name']),
          },
        },
        ['path'],
      ),
    },
    labels: { type: 'object', additionalProperties: text },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    port: { 'x-kubernetes-int-or-string': true },
    share: {
      type: 'number',
      minimum: 0,
      exclusiveMinimum: true,
      default: 0.5,
    },
    secret: { type: 'boolean', default: false },
    image: { ...text, nullable: true, pattern: '^[a-z]+$' },
  },
  ['rules', 'source'],
  {
    $defs: {
      Quantity: object({ cpu: { ...text, default: '100m' } }, undefined, {
        default: {},
      }),
      Resources: object(
        {
          requests: { $ref: '#/$defs/Quantity' },
          limits: { $ref: '#/$defs/Quantity' },
        },
        undefined,
        { default: {} },
      ),
    },
  },
);

/** A component type of a tenant that takes everything that makes forms hard. */
export function craftedType(namespace: string, name: string) {
  const { apiVersion, spec } = Object(siteType({ name }));
  return {
    apiVersion,
    kind: 'ComponentType',
    metadata: { name, namespace },
    spec: { ...spec, parameters: { openAPIV3Schema: schema } },
  };
}
