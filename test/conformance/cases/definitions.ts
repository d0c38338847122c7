// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { paths, post } from './steps';

interface Change {
  readonly schema?: object;
  readonly version?: object;
  readonly spec?: object;
}

/** A definition that would be served, but for a change. */
const tried = ({ schema = { type: 'object' }, version, spec }: Change) =>
  post(`${paths.definitions}?dryRun=All`, {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'bads.kinds.example.org' },
    spec: {
      group: 'kinds.example.org',
      scope: 'Namespaced',
      names: { plural: 'bads', kind: 'Bad' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: schema },
          ...version,
        },
      ],
      ...spec,
    },
  });
const triedSpec = (spec: object) =>
  tried({ schema: { type: 'object', properties: { spec } } });
const list = (rest: object, item: object = { type: 'string' }) =>
  triedSpec({ type: 'array', items: item, ...rest });
const item = { type: 'object', properties: { a: { type: 'string' } } };
const rule = (rest: object) =>
  triedSpec({
    type: 'object',
    properties: { a: { type: 'integer' } },
    'x-kubernetes-validations': [rest],
  });

/** Definitions that are refused, and near misses that are not. */
export const definitionCases: readonly Case[] = [
  {
    name: 'definitions/names and versions',
    steps: [
      tried({ spec: { scope: '' } }),
      tried({ spec: { group: '' } }),
      tried({ spec: { group: 'nodots' } }),
      tried({ spec: { names: { plural: 'Bads', kind: 'bad_' } } }),
      tried({
        spec: { names: { plural: 'bads', kind: 'Bad', shortNames: ['A_'] } },
      }),
      tried({ spec: { conversion: { strategy: 'X' } } }),
      tried({ spec: { conversion: { strategy: 'Webhook' } } }),
      tried({ version: { name: 'V_1' } }),
      tried({ version: { served: false } }),
      tried({ version: { schema: {} } }),
      tried({ version: { subresources: { scale: {} } } }),
      tried({
        version: {
          subresources: {
            scale: { specReplicasPath: 'spec.x', statusReplicasPath: '.x' },
          },
        },
      }),
      tried({
        version: {
          additionalPrinterColumns: [{ name: '', type: 'x', jsonPath: '' }],
        },
      }),
    ],
  },
  {
    name: 'definitions/structure',
    steps: [
      tried({ schema: {} }),
      triedSpec({ type: 'foo' }),
      triedSpec({ type: 'array' }),
      list({}, {}),
      triedSpec({ type: 'object', additionalProperties: {} }),
      triedSpec({
        type: 'object',
        properties: { a: { type: 'string' } },
        additionalProperties: { type: 'string' },
      }),
      triedSpec({
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': false,
      }),
      list({ 'x-kubernetes-list-type': 'foo' }),
      list({ 'x-kubernetes-list-type': 'map' }),
      list(
        {
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['a'],
        },
        item,
      ),
      list(
        {
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['b'],
        },
        item,
      ),
      list({ 'x-kubernetes-list-map-keys': ['a'] }, item),
      triedSpec({ type: 'integer', default: 'x' }),
      triedSpec({ type: 'string', enum: ['a'], default: 'b' }),
      triedSpec({ type: 'object', default: { a: 1 } }),
      list({ uniqueItems: true }),
      triedSpec({ type: 'string', pattern: '(' }),
      triedSpec({ type: 'object', 'x-kubernetes-embedded-resource': true }),
      triedSpec({ anyOf: [{ type: 'string' }] }),
      triedSpec({ type: 'string', anyOf: [{ minLength: 1 }] }),
      triedSpec({
        'x-kubernetes-int-or-string': true,
        anyOf: [{ type: 'integer' }, { type: 'string' }],
      }),
      tried({
        schema: {
          type: 'object',
          properties: {
            metadata: {
              type: 'object',
              properties: { labels: { type: 'object' } },
            },
          },
        },
      }),
    ],
  },
  {
    name: 'definitions/rules',
    steps: [
      rule({ rule: 'self.a > 1' }),
      rule({ rule: 'self.nope == 1' }),
      rule({ rule: '' }),
      rule({ rule: 'self.a > 1', message: 'a\nb' }),
      rule({ rule: 'self.a > 1', message: ' ' }),
      rule({ rule: 'self.a > 1', reason: 'X' }),
      rule({ rule: 'self.a > 1', fieldPath: '.zz' }),
      rule({ rule: 'has(self.a) && oldSelf.a == self.a' }),
    ],
  },
];
