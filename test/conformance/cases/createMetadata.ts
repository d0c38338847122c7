// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { configMap, gadget, gauge, get, paths, post } from './steps';

const { gadgets, gauges, configMaps } = paths;

/** What becomes of the metadata and options of a creation. */
export const createMetadataCases: readonly Case[] = [
  {
    name: 'create/what the server decides',
    steps: [
      post(gadgets, gadget('a', {}, { resourceVersion: '5' })),
      post(
        gadgets,
        gadget(
          'b',
          {},
          {
            uid: '11111111-2222-3333-4444-555555555555',
            generation: 7,
            creationTimestamp: '2001-01-01T00:00:00Z',
            selfLink: '/x',
          },
        ),
      ),
      post(
        gadgets,
        gadget(
          'c',
          {},
          {
            deletionTimestamp: '2001-01-01T00:00:00Z',
            deletionGracePeriodSeconds: 5,
          },
        ),
      ),
      post(gadgets, { ...gadget('d'), status: { phase: 'Ready' } }),
      post(gauges, gauge('decides', { status: { phase: 'Ready' }, more: [1] })),
      post(configMaps, configMap('a', {}, { resourceVersion: '5' })),
    ],
  },
  {
    name: 'create/labels and annotations',
    steps: [
      post(gadgets, gadget('a', {}, { labels: { 'a b': 'c d' } })),
      post(gadgets, gadget('a', {}, { labels: { ok: 'x'.repeat(64) } })),
      post(gadgets, gadget('a', {}, { labels: { 'Bad.Prefix_/x': 'y' } })),
      post(gadgets, gadget('a', {}, { annotations: { 'not ok': 'x' } })),
      post(gadgets, gadget('a', {}, { labels: { number: 1 } })),
      post(gadgets, gadget('a', {}, { finalizers: ['no slash'] })),
      post(
        gadgets,
        gadget('a', {}, { finalizers: ['example.org/ok', 'example.org/ok'] }),
      ),
      post(configMaps, configMap('a', {}, { labels: { 'a b': 'c d' } })),
      post(configMaps, configMap('a', {}, { finalizers: ['noslash'] })),
    ],
  },
  {
    name: 'create/owners',
    steps: [
      post(configMaps, configMap('owner'), { keep: { uid: 'metadata.uid' } }),
      post(
        gadgets,
        gadget(
          'a',
          {},
          {
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'owner',
                uid: '{{uid}}',
                controller: true,
                blockOwnerDeletion: true,
              },
            ],
          },
        ),
      ),
      post(
        gadgets,
        gadget(
          'b',
          {},
          {
            ownerReferences: [
              { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner' },
            ],
          },
        ),
      ),
      post(
        gadgets,
        gadget(
          'b',
          {},
          {
            ownerReferences: [{ apiVersion: '', kind: '', name: '', uid: '' }],
          },
        ),
      ),
      post(
        gadgets,
        gadget(
          'b',
          {},
          {
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'owner',
                uid: '{{uid}}',
                controller: true,
              },
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'other',
                uid: '1',
                controller: true,
              },
            ],
          },
        ),
      ),
    ],
  },
  {
    name: 'create/dry run',
    steps: [
      post(`${gadgets}?dryRun=All`, gadget('dry')),
      get(`${gadgets}/dry`),
      post(`${gadgets}?dryRun=Some`, gadget('dry')),
      post(`${gadgets}?dryRun=All`, gadget('dry', { size: 11 })),
      post(gadgets, gadget('dry')),
      post(`${gadgets}?dryRun=All`, gadget('dry')),
      post(`${configMaps}?dryRun=All`, configMap('dry')),
      get(`${configMaps}/dry`),
    ],
  },
  {
    name: 'create/field managers',
    steps: [
      post(`${gadgets}?fieldManager=${'m'.repeat(129)}`, gadget('a')),
      post(`${gadgets}?fieldManager=with%20space`, gadget('a')),
      post(`${gadgets}?fieldManager=line%0Abreak`, gadget('b')),
      post(`${gadgets}?fieldManager=`, gadget('c')),
      post(`${gadgets}?fieldManager=m`, gadget('d', {}, { managedFields: [] })),
      post(
        `${gadgets}?fieldManager=m`,
        gadget(
          'e',
          {},
          {
            managedFields: [
              {
                manager: 'x',
                operation: 'Update',
                apiVersion: 'conformance.fourplane.dev/v1',
                fieldsType: 'FieldsV1',
                fieldsV1: { 'f:spec': { 'f:colour': {} } },
              },
            ],
          },
        ),
      ),
    ],
  },
];
