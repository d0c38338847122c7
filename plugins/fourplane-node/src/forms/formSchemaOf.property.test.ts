// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { checkParameters } from '../dialects/writing/checkParameters';
import { fillForm } from './__testUtils__/fillForm';
import { leastOf } from './__testUtils__/leastOf';
import { formSchemaOf } from './formSchemaOf';

const word = fc.constantFrom('red', 'green', 'blue');
const fieldNames = ['alpha', 'beta', 'gamma', 'default', 'items'];

/** With a default now and then, as `value` gives them. */
function withDefault(schema: object, value: fc.Arbitrary<unknown>) {
  return fc
    .option(value, { nil: undefined })
    .map(chosen =>
      chosen === undefined ? schema : { ...schema, default: chosen },
    );
}

const leaf = fc.oneof(
  withDefault({ type: 'string', minLength: 1 }, word),
  withDefault({ type: 'string', enum: ['red', 'green', 'blue'] }, word),
  withDefault(
    { type: 'integer', format: 'int32', minimum: 1, maximum: 9 },
    fc.integer({ min: 1, max: 9 }),
  ),
  withDefault(
    { type: 'number', minimum: 0, exclusiveMinimum: true },
    fc.constant(0.5),
  ),
  withDefault({ type: 'boolean' }, fc.boolean()),
  fc.constant({ 'x-kubernetes-int-or-string': true, default: 80 }),
  fc.constant({ type: 'string', nullable: true, default: null }),
  fc.constant({ type: 'object', additionalProperties: { type: 'string' } }),
);

/** Objects within objects, lists of them, and alternatives among their fields, as types write them. */
const { schema } = fc.letrec<{ schema: object; field: object }>(tie => ({
  field: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('schema'),
    tie('schema').map(items => ({ type: 'array', items })),
    tie('schema').map(items => ({ type: 'array', items, minItems: 1 })),
  ),
  schema: fc
    .tuple(
      fc.uniqueArray(
        fc.tuple(fc.constantFrom(...fieldNames), tie('field'), fc.boolean()),
        { selector: ([name]) => name, maxLength: 4 },
      ),
      fc.constantFrom('plain', 'plain', 'empty default', 'one of'),
    )
    .map(([fields, kind]) => {
      const required = fields.filter(([, , is]) => is).map(([name]) => name);
      const base = {
        type: 'object',
        properties: Object.fromEntries(
          fields.map(([name, field]) => [name, field]),
        ),
        ...(required.length > 0 && { required }),
      };
      if (kind === 'empty default') {
        return required.length === 0 ? { ...base, default: {} } : base;
      }
      const [first, second] = fields;
      return kind === 'one of' && second
        ? {
            ...base,
            required: required.filter(
              name => name !== first[0] && name !== second[0],
            ),
            oneOf: [{ required: [first[0]] }, { required: [second[0]] }],
          }
        : base;
    }),
}));

describe('formSchemaOf, of whatever types say', () => {
  it('gives forms that submit what the type takes when only what must be is written', () => {
    fc.assert(
      fc.property(schema, type => {
        const form = formSchemaOf(type);
        if (form.state !== 'form') {
          throw new Error(form.problem);
        }
        const written: JsonObject = Object(leastOf(form.schema));
        const { values, errors } = fillForm(form.schema, written);
        expect(errors).toEqual([]);
        expect(checkParameters(Object(type), values, path => path)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
