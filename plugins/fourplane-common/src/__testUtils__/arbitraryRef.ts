// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { ModelRef } from '../model';

const characters = 'abcxyz019';
const letter = fc.constantFrom(...characters);
const inner = fc.constantFrom(...characters, '-', '.');

/** Names as Kubernetes allows them, up to the longest, and from a small set so that they meet. */
const kubernetesName = fc.oneof(
  fc.constantFrom('a', 'b', 'web', 'default', 'a-b', 'prod'),
  fc
    .tuple(letter, fc.array(inner, { maxLength: 251 }), letter)
    .map(([first, middle, last]) => `${first}${middle.join('')}${last}`),
  fc.constantFrom('a'.repeat(63), 'a'.repeat(64), 'b'.repeat(253)),
  // What a shortened name looks like.
  fc.constantFrom('a-0123456789', `${'a'.repeat(50)}-0123456789`),
);

/** Endpoint names are keys of a map: any text. */
const endpointName = fc.oneof(
  kubernetesName,
  fc.constantFrom('HTTP', 'http', '_', 'a_b', 'a/b', 'a b', 'ü', '__a', '-'),
  fc.string({ minLength: 1, maxLength: 80 }),
);

/** A tenant is a namespace, whose name is a DNS label. */
const tenant = kubernetesName
  .map(name => name.replace(/\./g, '-').slice(0, 63))
  .filter(name => /^[a-z0-9].*[a-z0-9]$|^[a-z0-9]$/.test(name));

const controlPlane = fc.constantFrom('default', 'prod', 'a', 'eu-1');

/** Any reference the model can hold. */
export const arbitraryRef: fc.Arbitrary<ModelRef> = fc.oneof(
  fc.record({
    controlPlane,
    kind: fc.constant('tenant' as const),
    name: tenant,
  }),
  fc.record({
    controlPlane,
    kind: fc.constantFrom('dataPlane', 'buildPlane', 'observabilityPlane'),
    name: kubernetesName,
  }),
  fc.record({
    controlPlane,
    kind: fc.constantFrom(
      'project',
      'environment',
      'pipeline',
      'dataPlane',
      'buildPlane',
      'observabilityPlane',
      // Without a project: what could not be read.
      'component',
      'resource',
    ),
    tenant,
    name: kubernetesName,
  }),
  fc.record({
    controlPlane,
    kind: fc.constantFrom(
      'component',
      'build',
      'release',
      'deployment',
      'resource',
    ),
    tenant,
    project: kubernetesName,
    name: kubernetesName,
  }),
  fc.record({
    controlPlane,
    kind: fc.constant('endpoint' as const),
    tenant,
    project: kubernetesName,
    component: kubernetesName,
    name: endpointName,
  }),
);
