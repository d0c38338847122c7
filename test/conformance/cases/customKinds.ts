// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case, Json } from '../Case';
import { valueAt } from '../valueAt';
import {
  get,
  mergePatch,
  open,
  paths,
  post,
  put,
  remove,
  take,
  untilGone,
} from './steps';

const { definitions } = paths;
const openSchema = {
  openAPIV3Schema: {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
};

const definition = (
  plural: string,
  spec: object = {},
  version: object = {},
) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.kinds.example.org` },
  spec: {
    group: 'kinds.example.org',
    scope: 'Namespaced',
    names: { plural, kind: plural[0].toUpperCase() + plural.slice(1, -1) },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: openSchema,
        ...version,
      },
    ],
    ...spec,
  },
});
const withSchema = (schema: object) =>
  definition('bads', {}, { schema: { openAPIV3Schema: schema } });

const isEstablished = (_status: number, body: Json) =>
  /"type":"Established"/.test(JSON.stringify(body)) &&
  !/"status":"False"/.test(JSON.stringify(body));
const served = (path: string) =>
  get(path, {
    until: status => status === 200,
    only: body => valueAt(body, 'kind') ?? null,
  });

const toys = '/apis/kinds.example.org/v1/namespaces/{{ns}}/toys';
const toy = (rest: object = {}) => ({
  apiVersion: 'kinds.example.org/v1',
  kind: 'Toy',
  metadata: { name: 'a' },
  ...rest,
});

export const customKindCases: readonly Case[] = [
  {
    name: 'customKinds/life',
    steps: [
      get('/apis/kinds.example.org/v1/toys'),
      post(`${definitions}?fieldManager=t`, definition('toys'), {
        only: body => valueAt(body, 'spec') ?? body,
      }),
      post(definitions, definition('toys')),
      get(`${definitions}/toys.kinds.example.org`, {
        until: isEstablished,
        only: body => valueAt(body, 'status') ?? body,
      }),
      served('/apis/kinds.example.org/v1/toys'),
      post(toys, toy({ spec: { a: 1 } })),
      get(toys, { keep: { rv: 'metadata.resourceVersion' } }),
      open('w', `${toys}?resourceVersion={{rv}}`),
      post(toys, { ...toy(), metadata: { name: 'b' } }),
      take('w', 1),
      remove(`${definitions}/toys.kinds.example.org`, undefined, {
        only: body => valueAt(body, 'kind') ?? null,
      }),
      untilGone(`${definitions}/toys.kinds.example.org`),
      get('/apis/kinds.example.org/v1/toys', {
        until: status => status === 404,
      }),
    ],
  },
  {
    name: 'customKinds/changed while served',
    steps: [
      post(definitions, definition('cars'), { only: () => 'created' }),
      served('/apis/kinds.example.org/v1/cars'),
      post('/apis/kinds.example.org/v1/namespaces/{{ns}}/cars', {
        apiVersion: 'kinds.example.org/v1',
        kind: 'Car',
        metadata: { name: 'old' },
        spec: { doors: 'five' },
      }),
      mergePatch(
        `${definitions}/cars.kinds.example.org`,
        {
          spec: {
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: { status: {} },
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    properties: {
                      spec: {
                        type: 'object',
                        properties: { doors: { type: 'integer', default: 4 } },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
        { only: body => valueAt(body, 'metadata.generation') ?? body },
      ),
      post(
        '/apis/kinds.example.org/v1/namespaces/{{ns}}/cars?dryRun=All',
        {
          apiVersion: 'kinds.example.org/v1',
          kind: 'Car',
          metadata: { name: 'new' },
          spec: { doors: 'five' },
        },
        { until: status => status === 422 },
      ),
      post('/apis/kinds.example.org/v1/namespaces/{{ns}}/cars', {
        apiVersion: 'kinds.example.org/v1',
        kind: 'Car',
        metadata: { name: 'new' },
        spec: { wings: 2 },
      }),
      get('/apis/kinds.example.org/v1/namespaces/{{ns}}/cars/old'),
      mergePatch('/apis/kinds.example.org/v1/namespaces/{{ns}}/cars/old', {
        metadata: { labels: { a: 'b' } },
      }),
      mergePatch(
        '/apis/kinds.example.org/v1/namespaces/{{ns}}/cars/new/status',
        { status: { x: 1 } },
      ),
    ],
  },
  {
    name: 'customKinds/several versions',
    steps: [
      post(
        definitions,
        definition('trains', {
          versions: [
            { name: 'v1', served: true, storage: false, schema: openSchema },
            { name: 'v2', served: true, storage: true, schema: openSchema },
            {
              name: 'v3alpha1',
              served: false,
              storage: false,
              schema: openSchema,
            },
          ],
        }),
        { only: () => 'created' },
      ),
      served('/apis/kinds.example.org/v2/trains'),
      served('/apis/kinds.example.org/v1/trains'),
      post('/apis/kinds.example.org/v1/namespaces/{{ns}}/trains', {
        apiVersion: 'kinds.example.org/v1',
        kind: 'Train',
        metadata: { name: 'a' },
        spec: 1,
      }),
      get('/apis/kinds.example.org/v2/namespaces/{{ns}}/trains/a', {
        only: body => valueAt(body, 'apiVersion') ?? body,
      }),
      get('/apis/kinds.example.org/v3alpha1/namespaces/{{ns}}/trains/a'),
    ],
  },
  {
    name: 'customKinds/refused',
    steps: [
      post(definitions, { ...definition('bads'), metadata: { name: 'wrong' } }),
      post(definitions, definition('bads', { scope: 'Sideways' })),
      post(definitions, definition('bads', { versions: [] })),
      post(
        definitions,
        definition('bads', {
          versions: [{ name: 'v1', served: true, storage: true }],
        }),
      ),
      post(definitions, definition('bads', {}, { storage: false })),
      post(
        definitions,
        definition('bads', { names: { plural: 'bads', kind: '' } }),
      ),
      post(
        definitions,
        withSchema({ type: 'object', properties: { spec: {} } }),
      ),
      post(definitions, withSchema({ type: 'string' })),
      post(
        definitions,
        withSchema({
          type: 'object',
          properties: {
            spec: {
              type: 'object',
              'x-kubernetes-validations': [{ rule: 'self.nope == 1' }],
            },
          },
        }),
      ),
      get(`${definitions}/none.kinds.example.org`),
      put(`${definitions}/none.kinds.example.org`, definition('none')),
    ],
  },
];
