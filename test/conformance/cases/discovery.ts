// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case, Json } from '../Case';
import { isObject } from '../normaliseAnswers';
import { valueAt } from '../valueAt';
import { get } from './steps';

const aggregated =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

const ownGroups = ['conformance.fourplane.dev', 'openchoreo.dev'];
const coreResources = [
  'configmaps',
  'events',
  'namespaces',
  'pods',
  'pods/log',
  'pods/status',
  'secrets',
  'services',
  'serviceaccounts',
];

/** The members of a list whose name, at `path`, is wanted. */
const named =
  (
    list: string,
    path: string,
    names: readonly string[],
    only = (item: Json): Json => item,
  ) =>
  (body: Json): Json => {
    const items = valueAt(body, list);
    return Array.isArray(items)
      ? items
          .filter(item => names.includes(String(valueAt(item, path))))
          // of no order
          .sort((a, b) =>
            String(valueAt(a, path)) < String(valueAt(b, path)) ? -1 : 1,
          )
          .map(only)
      : body;
  };

const withoutHash = (item: Json): Json =>
  isObject(item) ? { ...item, storageVersionHash: '' } : item;

export const discoveryCases: readonly Case[] = [
  {
    name: 'discovery/plain',
    steps: [
      get('/api'),
      get('/apis', { only: named('groups', 'name', ownGroups) }),
      get('/apis', {
        only: named(
          'groups',
          'name',
          [
            'apps',
            'batch',
            'rbac.authorization.k8s.io',
            'apiextensions.k8s.io',
          ],
          item => valueAt(item, 'preferredVersion') ?? null,
        ),
      }),
      get('/apis/conformance.fourplane.dev'),
      get('/apis/conformance.fourplane.dev/v1', {
        only: named(
          'resources',
          'name',
          ['gadgets', 'gadgets/status', 'gauges'],
          withoutHash,
        ),
      }),
      get('/apis/openchoreo.dev/v1alpha1', {
        only: named(
          'resources',
          'name',
          [
            'projects',
            'projects/status',
            'components',
            'environments',
            'clusterdataplanes',
          ],
          withoutHash,
        ),
      }),
      get('/api/v1', {
        only: named('resources', 'name', coreResources, withoutHash),
      }),
      get('/apis/apps/v1', {
        only: named(
          'resources',
          'name',
          ['deployments', 'deployments/status', 'replicasets'],
          withoutHash,
        ),
      }),
    ],
  },
  {
    name: 'discovery/aggregated',
    steps: [
      get('/apis', {
        accept: aggregated,
        only: named('items', 'metadata.name', ['conformance.fourplane.dev']),
      }),
      get('/apis', {
        accept: `${aggregated},application/json`,
        only: body => valueAt(body, 'kind') ?? null,
      }),
      get('/api', {
        accept: aggregated,
        only: body => valueAt(body, 'kind') ?? null,
      }),
      get('/apis', {
        accept: aggregated,
        only: body =>
          named('resources', 'resource', ['projects'])(
            [named('items', 'metadata.name', ['openchoreo.dev'])(body)].map(
              items => valueAt(items, '0.versions.0') ?? null,
            )[0],
          ),
      }),
    ],
  },
  {
    name: 'discovery/what is not there',
    steps: [
      get('/nothing'),
      get('/apis/nothing.example.org'),
      get('/apis/nothing.example.org/v1'),
      get('/apis/nothing.example.org/v1/things'),
      get('/apis/conformance.fourplane.dev/v2'),
      get('/apis/conformance.fourplane.dev/v1/things'),
      get('/apis/conformance.fourplane.dev/v1/namespaces/{{ns}}/things'),
      get('/apis/conformance.fourplane.dev/v1/namespaces/{{ns}}/gauges'),
      get('/api/v2'),
      get('/api/v1/things'),
    ],
  },
  {
    name: 'discovery/health and version',
    steps: [
      get('/readyz'),
      get('/livez'),
      get('/healthz'),
      get('/version', {
        only: body => [
          valueAt(body, 'major') ?? null,
          valueAt(body, 'minor') ?? null,
        ],
      }),
    ],
  },
  {
    name: 'discovery/openapi',
    steps: [
      get('/openapi/v3', {
        only: body =>
          Object.keys(asObject(valueAt(body, 'paths')))
            .filter(
              path =>
                path.includes('fourplane.dev') ||
                path.includes('openchoreo.dev'),
            )
            .sort(),
      }),
      get('/openapi/v3/apis/conformance.fourplane.dev/v1', {
        only: body =>
          schemaOf(body, 'Gadget', 'x-kubernetes-group-version-kind'),
      }),
      get('/openapi/v3/apis/conformance.fourplane.dev/v1', {
        only: body => schemaOf(body, 'Gadget', 'properties.spec'),
      }),
      get('/openapi/v3/apis/conformance.fourplane.dev/v1', {
        only: body => schemaOf(body, 'Gadget', 'required'),
      }),
      get('/openapi/v3/apis/nothing.example.org/v1'),
    ],
  },
];

function asObject(value: Json | undefined): { [key: string]: Json } {
  return isObject(value) ? value : {};
}

/** A part of the schema of a kind, whatever the schema is called. */
function schemaOf(body: Json, kind: string, path: string): Json {
  const schemas = asObject(valueAt(body, 'components.schemas'));
  const schema = Object.values(schemas).find(candidate => {
    const kinds = asObject(candidate)['x-kubernetes-group-version-kind'];
    return valueAt(kinds, '0.kind') === kind;
  });
  return valueAt(schema, path) ?? null;
}
