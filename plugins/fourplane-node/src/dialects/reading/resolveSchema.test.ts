// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { resolveSchema } from './resolveSchema';

describe('resolveSchema', () => {
  it('puts definitions in the place of references, and what is beside one wins', () => {
    expect(
      resolveSchema({
        type: 'object',
        $defs: {
          'a/b': { type: 'string', description: 'theirs', title: 'kept' },
          Pair: { type: 'array', items: { $ref: '#/$defs/a~1b' } },
        },
        properties: {
          one: { $ref: '#/$defs/a~1b', description: 'own' },
          two: { $ref: '#/$defs/Pair' },
          any: { oneOf: [{ $ref: '#/$defs/Pair' }, { type: 'integer' }] },
        },
      }),
    ).toEqual({
      state: 'resolved',
      schema: {
        type: 'object',
        properties: {
          one: { type: 'string', title: 'kept', description: 'own' },
          two: {
            type: 'array',
            items: { type: 'string', description: 'theirs', title: 'kept' },
          },
          any: {
            oneOf: [
              {
                type: 'array',
                items: { type: 'string', description: 'theirs', title: 'kept' },
              },
              { type: 'integer' },
            ],
          },
        },
      },
    });
  });

  it('takes data and the names of fields for what they are', () => {
    const schema = {
      type: 'object',
      properties: {
        $ref: { type: 'string' },
        $defs: { type: 'object', default: { $ref: 'x' } },
        default: { enum: [{ $ref: '#/elsewhere' }] },
      },
    };
    expect(resolveSchema(schema)).toEqual({ state: 'resolved', schema });
  });

  it.each([
    ['is no object', [], 'must be a JSON schema object'],
    [
      'refers elsewhere',
      { $ref: 'https://example.org/schema' },
      'refers to "https://example.org/schema", which is not in its own $defs',
    ],
    [
      'refers to definitions',
      { definitions: { A: {} }, items: { $ref: '#/definitions/A' } },
      'refers to "#/definitions/A", which is not in its own $defs',
    ],
    [
      'refers to nothing',
      { $defs: {}, items: { $ref: '#/$defs/constructor' } },
      'refers to #/$defs/constructor, which does not exist',
    ],
    [
      'goes round',
      {
        $defs: {
          A: { items: { $ref: '#/$defs/B' } },
          B: { items: { $ref: '#/$defs/A' } },
        },
        items: { $ref: '#/$defs/A' },
      },
      'refers to #/$defs/A from within itself',
    ],
  ])('says what is wrong with a schema that %s', (_, schema, problem) => {
    expect(resolveSchema(schema)).toEqual({ state: 'unresolved', problem });
  });

  it('gives up on one that would grow without end or goes too deep', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `D${level}`,
        {
          properties: {
            a: { $ref: `#/$defs/D${level + 1}` },
            b: { $ref: `#/$defs/D${level + 1}` },
          },
        },
      ]),
    );
    expect(
      resolveSchema({
        $defs: { ...doubling, D30: {} },
        items: { $ref: '#/$defs/D0' },
      }),
    ).toEqual({ state: 'unresolved', problem: 'has more than 10000 parts' });
    const deep = Array.from({ length: 100 }).reduce<object>(
      items => ({ items }),
      {},
    );
    expect(resolveSchema(deep)).toEqual({
      state: 'unresolved',
      problem: 'is more than 64 levels deep',
    });
  });
});
