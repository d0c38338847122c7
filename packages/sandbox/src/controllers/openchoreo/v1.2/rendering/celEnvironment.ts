// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Environment } from '@marcbachmann/cel-js';
import { Values } from '../objects';
import {
  fnv32a,
  kubernetesName,
  namespaceNameLimit,
  objectNameLimit,
} from '../../names';
import { compareValues, entriesOf } from './celValues';

/** What `oc_omit()` leaves behind: whoever holds it does without it. */
export class Omitted {}

export const omitted = new Omitted();

/** A value of CEL that may be absent. */
interface Optional {
  hasValue(): boolean;
  value(): unknown;
}

/** The namespaces of functions such as `math.greatest`. */
class MathNamespace {}
class Base64Namespace {}

/** The most arguments of a function that takes any number of them. */
const mostArguments = 8;

function registerVariadic(
  environment: Environment,
  name: string,
  type: string,
  returnType: string,
  handler: (...values: unknown[]) => unknown,
): void {
  for (let count = 1; count <= mostArguments; count += 1) {
    const types = Array.from({ length: count }, () => type).join(', ');
    environment.registerFunction(`${name}(${types}): ${returnType}`, handler);
  }
}

function registerOpenChoreo(environment: Environment): void {
  const named =
    (limit: number) =>
    (...parts: unknown[]) =>
      kubernetesName(limit, ...parts.map(String));
  registerVariadic(
    environment,
    'oc_generate_name',
    'dyn',
    'string',
    named(objectNameLimit),
  );
  registerVariadic(
    environment,
    'oc_dns_label',
    'dyn',
    'string',
    named(namespaceNameLimit),
  );
  const merge = (...maps: unknown[]) =>
    // declared to take maps only
    Object.assign({}, ...(maps as Values[])) as Values;
  registerVariadic(environment, 'oc_merge', 'map', 'map', merge);
  environment
    .registerFunction('oc_omit(): dyn', () => omitted)
    .registerFunction('oc_hash(string): string', (text: string) =>
      fnv32a(text).toString(16).padStart(8, '0'),
    )
    // what rewriteExpression writes
    .registerFunction('oc_optional(optional): dyn', (value: Optional) =>
      value.hasValue() ? value.value() : omitted,
    )
    .registerFunction('oc_entries(dyn): list<dyn>', entriesOf)
    .registerFunction(
      'oc_from_entries(list): map',
      (entries: [string, unknown][]) => Object.fromEntries(entries),
    )
    .registerFunction('oc_merge_all(list): map', (maps: Values[]) =>
      merge(...maps),
    )
    .registerFunction(
      'oc_sort_by(list): list<dyn>',
      (pairs: [unknown, unknown][]) =>
        [...pairs]
          .sort(([a], [b]) => compareValues(a, b))
          .map(([, item]) => item),
    );
}

function registerLists(environment: Environment): void {
  const method = (
    name: string,
    handler: (list: unknown[], ...values: bigint[]) => unknown,
    params: { name: string; type: string }[] = [],
  ) =>
    environment.registerFunction({
      name,
      receiverType: 'list',
      returnType: 'list<dyn>',
      params,
      handler,
    });
  method('distinct', list => [...new Set(list)]);
  method('sort', list => [...list].sort(compareValues));
  method('reverse', list => [...list].reverse());
  method('flatten', list => list.flat());
  method('flatten', (list, depth) => list.flat(Number(depth)), [
    { name: 'depth', type: 'int' },
  ]);
  method('slice', (list, from, to) => list.slice(Number(from), Number(to)), [
    { name: 'from', type: 'int' },
    { name: 'to', type: 'int' },
  ]);
}

function registerOthers(environment: Environment): void {
  environment
    .registerFunction({
      name: 'replace',
      receiverType: 'string',
      returnType: 'string',
      params: [
        { name: 'old', type: 'string' },
        { name: 'replacement', type: 'string' },
      ],
      handler: (text: string, old: string, replacement: string) =>
        text.split(old).join(replacement),
    })
    .registerType('MathNamespace', MathNamespace)
    .registerConstant('math', 'MathNamespace', new MathNamespace())
    .registerType('Base64Namespace', Base64Namespace)
    .registerConstant('base64', 'Base64Namespace', new Base64Namespace());
  const best =
    (sign: number) =>
    (_: MathNamespace, values: unknown[]): unknown =>
      [...values].sort((a, b) => sign * compareValues(a, b))[0];
  for (const [name, sign] of [
    ['greatest', -1],
    ['least', 1],
  ] as const) {
    environment.registerFunction({
      name,
      receiverType: 'MathNamespace',
      returnType: 'dyn',
      params: [{ name: 'values', type: 'list' }],
      handler: best(sign),
    });
    environment.registerFunction({
      name,
      receiverType: 'MathNamespace',
      returnType: 'dyn',
      params: [
        { name: 'a', type: 'dyn' },
        { name: 'b', type: 'dyn' },
      ],
      handler: (math: MathNamespace, a: unknown, b: unknown) =>
        best(sign)(math, [a, b]),
    });
  }
  environment.registerFunction({
    name: 'encode',
    receiverType: 'Base64Namespace',
    returnType: 'string',
    params: [{ name: 'bytes', type: 'bytes' }],
    handler: (_: Base64Namespace, bytes: Uint8Array) =>
      Buffer.from(bytes).toString('base64'),
  });
  environment.registerFunction({
    name: 'decode',
    receiverType: 'Base64Namespace',
    returnType: 'bytes',
    params: [{ name: 'text', type: 'string' }],
    handler: (_: Base64Namespace, text: string) =>
      new Uint8Array(Buffer.from(text, 'base64')),
  });
}

/** CEL with what OpenChoreo's templates use beyond the language: its own functions, and of Go's extensions the usual ones. */
export function celEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  }).registerType('Omitted', Omitted);
  registerOpenChoreo(environment);
  registerLists(environment);
  registerOthers(environment);
  return environment;
}
