// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Schema = Readonly<Record<string, unknown>>;

const text = (title: string, more: Schema = {}) => ({
  type: 'string',
  title,
  ...more,
});

const anything = { type: 'object', properties: {}, additionalProperties: true };

const variables = {
  type: 'array',
  title: 'Environment variables',
  items: {
    oneOf: [
      {
        type: 'object',
        title: 'A value',
        required: ['name', 'value'],
        properties: { name: text('Name'), value: text('Value') },
      },
      {
        type: 'object',
        title: 'From a secret',
        required: ['name', 'secret'],
        properties: {
          name: text('Name'),
          secret: {
            type: 'object',
            title: 'Secret',
            required: ['name', 'key'],
            properties: { name: text('Secret reference'), key: text('Key') },
          },
        },
      },
    ],
  },
};

const endpoints = {
  type: 'array',
  title: 'Endpoints',
  items: {
    type: 'object',
    required: ['name', 'type', 'port'],
    properties: {
      name: text('Name'),
      type: text('Type'),
      port: { type: 'integer', title: 'Port', minimum: 1, maximum: 65535 },
      basePath: text('Base path'),
      visibility: {
        type: 'array',
        title: 'Who may call it',
        items: { enum: ['project', 'namespace', 'internal', 'external'] },
      },
    },
  },
};

/** A JSON schema for each part of `ComponentSettings`. What a type does not say of its parameters may be anything. */
export function settingSchemas(type: {
  readonly parameters?: Schema;
  readonly traits: readonly {
    readonly kind: string;
    readonly name: string;
    readonly parameters?: Schema;
  }[];
}): Schema {
  return {
    title: text('Display name', { maxLength: 253 }),
    description: text('Description', { maxLength: 2_000 }),
    owner: text('Owner', {
      description: 'An entity ref of a group or a user.',
    }),
    parameters: { ...(type.parameters ?? anything), title: 'Parameters' },
    traits: {
      type: 'array',
      title: 'Traits',
      items: {
        oneOf: type.traits.map(({ kind, name, parameters }) => ({
          type: 'object',
          title: name,
          required: ['name', 'kind', 'instance'],
          properties: {
            name: { title: 'Trait', enum: [name] },
            kind: { title: 'Kind', enum: [kind] },
            instance: text('Instance', {
              description: 'Tells uses of the same trait apart.',
            }),
            parameters: { ...(parameters ?? anything), title: 'Parameters' },
          },
        })),
      },
    },
    workload: {
      type: 'object',
      title: 'Workload',
      properties: {
        command: { type: 'array', title: 'Command', items: text('Part') },
        args: { type: 'array', title: 'Arguments', items: text('Argument') },
        env: variables,
        endpoints,
      },
    },
  };
}
