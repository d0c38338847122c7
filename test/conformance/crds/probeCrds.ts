// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const group = 'conformance.fourplane.dev';

const gadgetSpec = {
  type: 'object',
  required: ['colour'],
  properties: {
    colour: { type: 'string', enum: ['red', 'green', 'blue'] },
    size: {
      type: 'integer',
      format: 'int32',
      default: 1,
      minimum: 0,
      maximum: 10,
    },
    name: { type: 'string', pattern: '^[a-z]+$', minLength: 2, maxLength: 8 },
    ratio: { type: 'number', exclusiveMaximum: true, maximum: 1 },
    enabled: { type: 'boolean' },
    note: { type: 'string', nullable: true },
    since: { type: 'string', format: 'date-time' },
    quantity: { 'x-kubernetes-int-or-string': true },
    ports: {
      type: 'array',
      maxItems: 3,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: {
        type: 'object',
        required: ['port'],
        properties: {
          port: { type: 'integer' },
          protocol: { type: 'string', default: 'TCP' },
          title: { type: 'string' },
        },
      },
    },
    tags: {
      type: 'array',
      'x-kubernetes-list-type': 'set',
      items: { type: 'string' },
    },
    steps: {
      type: 'array',
      items: {
        type: 'object',
        properties: { run: { type: 'string' }, retries: { type: 'integer' } },
      },
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    settings: {
      type: 'object',
      properties: {
        mode: { type: 'string', default: 'fast' },
        level: { type: 'integer' },
        deep: { type: 'object', properties: { on: { type: 'boolean' } } },
      },
    },
    point: {
      type: 'object',
      'x-kubernetes-map-type': 'atomic',
      properties: { x: { type: 'integer' }, y: { type: 'integer' } },
    },
    anything: { 'x-kubernetes-preserve-unknown-fields': true },
    min: { type: 'integer' },
    max: { type: 'integer' },
    fixed: {
      type: 'string',
      'x-kubernetes-validations': [
        { rule: 'self == oldSelf', message: 'fixed is immutable' },
      ],
    },
  },
  'x-kubernetes-validations': [
    {
      rule: '!has(self.min) || !has(self.max) || self.min <= self.max',
      message: 'min must not exceed max',
    },
    { rule: "!has(self.name) || self.name != 'none'" },
  ],
};

const gadgetStatus = {
  type: 'object',
  properties: {
    phase: { type: 'string', enum: ['Pending', 'Ready'] },
    observedGeneration: { type: 'integer', format: 'int64' },
    conditions: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['type'],
      items: {
        type: 'object',
        required: ['type', 'status'],
        properties: {
          type: { type: 'string' },
          status: { type: 'string' },
          reason: { type: 'string' },
        },
      },
    },
  },
};

/** A namespaced kind with about every keyword the field's CRDs use. */
const gadgets = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `gadgets.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: {
      kind: 'Gadget',
      listKind: 'GadgetList',
      plural: 'gadgets',
      singular: 'gadget',
      shortNames: ['gd'],
      categories: ['probes'],
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        additionalPrinterColumns: [
          { name: 'Colour', type: 'string', jsonPath: '.spec.colour' },
          { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
          {
            name: 'Ready',
            type: 'string',
            jsonPath: ".status.conditions[?(@.type=='Ready')].status",
            description: 'Whether it is ready',
          },
          {
            name: 'Phase',
            type: 'string',
            jsonPath: '.status.phase',
            priority: 1,
          },
          {
            name: 'Age',
            type: 'date',
            jsonPath: '.metadata.creationTimestamp',
          },
        ],
        schema: {
          openAPIV3Schema: {
            type: 'object',
            description: 'A gadget of the conformance suite',
            required: ['spec'],
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              metadata: { type: 'object' },
              spec: gadgetSpec,
              status: gadgetStatus,
            },
          },
        },
      },
    ],
  },
};

/** A cluster-scoped kind of any content, whose status is part of the object, as Argo's kinds are. */
const gauges = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `gauges.${group}` },
  spec: {
    group,
    scope: 'Cluster',
    names: {
      kind: 'Gauge',
      listKind: 'GaugeList',
      plural: 'gauges',
      singular: 'gauge',
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

/** The suite's own kinds. */
export const probeCrds = [gadgets, gauges];
