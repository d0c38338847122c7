// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case, Json } from '../Case';
import { isObject } from '../normaliseAnswers';
import { valueAt } from '../valueAt';
import {
  configMap,
  gadget,
  get,
  mergePatch,
  paths,
  pod,
  post,
  remove,
} from './steps';

const { gadgets, configMaps, pods } = paths;
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const partial = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io';
const partialList =
  'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json';

const three = [
  post(gadgets, gadget('a', {}, { labels: { app: 'x', tier: 'web' } })),
  post(gadgets, gadget('b', { colour: 'green' }, { labels: { app: 'y' } })),
  post(gadgets, gadget('c', { colour: 'blue' })),
];

/** Names, how it goes on, and what is said instead of a list. */
const names = (body: Json): Json => {
  const items = valueAt(body, 'items');
  if (!Array.isArray(items)) {
    return body;
  }
  return {
    names: items.map(item => valueAt(item, 'metadata.name') ?? null),
    continues: Boolean(valueAt(body, 'metadata.continue')),
    remaining: valueAt(body, 'metadata.remainingItemCount') ?? null,
  };
};
const listed = (query: string) => get(`${gadgets}?${query}`, { only: names });
const label = (selector: string) =>
  listed(`labelSelector=${encodeURIComponent(selector)}`);
const field = (selector: string) =>
  listed(`fieldSelector=${encodeURIComponent(selector)}`);

export const listCases: readonly Case[] = [
  {
    name: 'list/whole',
    steps: [
      get(gadgets),
      ...three,
      get(gadgets),
      get(
        '/apis/conformance.fourplane.dev/v1/namespaces/missing-namespace/gadgets',
      ),
    ],
  },
  {
    name: 'list/label selectors',
    steps: [
      ...three,
      label('app=x'),
      label('app==x'),
      label('app!=x'),
      label('app in (x,y)'),
      label('app notin (x)'),
      label('app'),
      label('!app'),
      label('app=x,tier=web'),
      label('app=x,tier=db'),
      label('a b'),
      label('app='),
      label('=x'),
      label('app in x'),
      label('app in ()'),
      label('app>1'),
      label('app=x,'),
      label(',app'),
      label('(app)'),
      label('app=a b'),
      label('-app'),
      label(''),
    ],
  },
  {
    name: 'list/field selectors',
    steps: [
      ...three,
      field('metadata.name=b'),
      field('metadata.name!=b'),
      field('metadata.namespace={{ns}}'),
      field('metadata.name=b,metadata.namespace=other'),
      field('spec.colour=red'),
      field('status.phase=Ready'),
      field('metadata.name'),
      field('metadata.name in (a)'),
      field('metadata.name=='),
      field('metadata.labels.app=x'),
    ],
  },
  {
    name: 'list/field selectors of core kinds',
    steps: [
      post(pods, pod('p')),
      get(`${pods}?fieldSelector=status.phase%3DPending`, { only: names }),
      get(`${pods}?fieldSelector=status.phase%3DRunning`, { only: names }),
      get(`${pods}?fieldSelector=spec.nodeName%3D`, { only: names }),
      get(`${pods}?fieldSelector=spec.restartPolicy%3DAlways`, { only: names }),
      get(`${pods}?fieldSelector=spec.containers%3Dx`, { only: names }),
      get(`${configMaps}?fieldSelector=data.x%3Dy`, { only: names }),
    ],
  },
  {
    name: 'list/pages',
    steps: [
      ...three,
      get(`${gadgets}?limit=1`, {
        only: names,
        keep: { next: 'metadata.continue' },
      }),
      get(`${gadgets}?limit=1&continue={{next}}`, {
        only: names,
        keep: { last: 'metadata.continue' },
      }),
      post(gadgets, gadget('bb')),
      remove(`${gadgets}/c`),
      get(`${gadgets}?limit=5&continue={{last}}`, { only: names }),
      get(`${gadgets}?limit=1&continue={{next}}&resourceVersion=1`, {
        only: names,
      }),
      listed('limit=0'),
      listed('limit=3'),
      listed('limit=2'),
      listed('limit=-1'),
      listed('limit=x'),
      listed('continue=nonsense'),
      listed('limit=1&labelSelector=app'),
      listed('limit=1&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ'),
      listed('limit=1&resourceVersion=0'),
    ],
  },
  {
    name: 'list/versions',
    steps: [
      ...three,
      get(gadgets, { only: names, keep: { rv: 'metadata.resourceVersion' } }),
      mergePatch(`${gadgets}/a`, { spec: { size: 2 } }),
      listed('resourceVersion=0'),
      listed('resourceVersion={{rv}}&resourceVersionMatch=NotOlderThan'),
      get(`${gadgets}?resourceVersion={{rv}}&resourceVersionMatch=Exact`, {
        only: body => valueAt(body, 'items.0.spec.size') ?? body,
      }),
      get(`${gadgets}?resourceVersion={{rv}}`, {
        only: body => valueAt(body, 'items.0.spec.size') ?? body,
      }),
      listed('resourceVersion=abc'),
      listed('resourceVersion=-1'),
      listed('resourceVersion=999999999'),
      listed('resourceVersionMatch=Exact'),
      listed('resourceVersion=0&resourceVersionMatch=Exact'),
      listed('resourceVersion=1&resourceVersionMatch=Sometimes'),
      listed('resourceVersion=1&resourceVersionMatch=Exact'),
      listed('sendInitialEvents=true'),
      listed('resourceVersion=1&resourceVersionMatch=NotOlderThan&limit=1'),
      get(`${gadgets}/a?resourceVersion=0`, { only: names }),
      get(`${gadgets}/a?resourceVersion=abc`),
      get(`${gadgets}/a?resourceVersion=999999999`),
    ],
  },
  {
    name: 'list/tables',
    steps: [
      ...three,
      mergePatch(`${gadgets}/a/status`, {
        status: {
          phase: 'Ready',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      }),
      get(gadgets, { accept: table }),
      get(`${gadgets}/a`, { accept: table }),
      get(`${gadgets}?includeObject=None`, { accept: table, only: rowsOnly }),
      get(`${gadgets}?includeObject=Object`, { accept: table, only: rowsOnly }),
      get(`${gadgets}?includeObject=Some`, { accept: table }),
      get(`${gadgets}?limit=1`, {
        accept: table,
        only: body => valueAt(body, 'metadata.remainingItemCount') ?? body,
      }),
      get(`${gadgets}/none`, { accept: table }),
      get(`${gadgets}`, {
        accept:
          'application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json',
        only: body => valueAt(body, 'apiVersion') ?? null,
      }),
      get(`${gadgets}`, {
        accept: 'application/json;as=Table;v=v9;g=meta.k8s.io',
      }),
      get('/apis/openchoreo.dev/v1alpha1/namespaces/{{ns}}/projects', {
        accept: table,
      }),
    ],
  },
  {
    name: 'list/tables of core kinds',
    steps: [
      post(configMaps, configMap('a', { k: 'v', l: 'w' })),
      get(configMaps, { accept: table, only: columnsAndCells }),
      post(pods, pod('p')),
      get(pods, { accept: table, only: columnsAndCells }),
      get('/api/v1/namespaces/{{ns}}', {
        accept: table,
        only: columnsAndCells,
      }),
    ],
  },
  {
    name: 'list/metadata only',
    steps: [
      ...three,
      get(gadgets, { accept: partialList }),
      get(`${gadgets}/a`, { accept: partial }),
      get(`${gadgets}/none`, { accept: partial }),
      post(configMaps, configMap('m')),
      get(`${configMaps}/m`, { accept: partial }),
      get(gadgets, { accept: partial }),
      get(`${gadgets}/a`, { accept: partialList }),
    ],
  },
];

function rowsOnly(body: Json): Json {
  const rows = valueAt(body, 'rows');
  return Array.isArray(rows)
    ? rows.map(row => valueAt(row, 'object.kind') ?? null)
    : body;
}

function columnsAndCells(body: Json): Json {
  const columns = valueAt(body, 'columnDefinitions');
  const rows = valueAt(body, 'rows');
  if (!Array.isArray(columns) || !Array.isArray(rows)) {
    return body;
  }
  const withoutDescriptions = columns.map(column =>
    isObject(column) ? { ...column, description: '' } : column,
  );
  return {
    columnDefinitions: withoutDescriptions,
    rows: rows.map(row => ({ cells: valueAt(row, 'cells') ?? null })),
  };
}
