// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PatchOperation } from '../objects';
import { applyOperation } from './applyOperation';

const manifest = () => ({
  metadata: { labels: { a: '1' } },
  spec: {
    replicas: 1,
    containers: [
      { name: 'main', image: 'repo/a:1', env: [{ name: 'A' }] },
      { name: 'proxy', image: 'repo/b:1' },
    ],
    rules: [{ hosts: ['x'] }, { hosts: ['y'] }],
  },
});

type Case = [
  op: PatchOperation['op'],
  path: string,
  value: unknown,
  where: string,
  expected: unknown,
];

describe('applyOperation', () => {
  const apply = (operation: PatchOperation) => {
    const object = manifest();
    applyOperation(object, operation);
    return object;
  };
  const at = (value: unknown, path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>(
        (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
        value,
      );

  it.each<Case>([
    ['add', '/spec/replicas', 2, 'spec.replicas', 2],
    [
      'add',
      '/metadata/annotations/a.b~1c~0d',
      'v',
      'metadata.annotations',
      {
        'a.b/c~d': 'v',
      },
    ],
    ['add', '/spec/volumes/-', 1, 'spec.volumes', [1]],
    ['add', '/spec/rules/0', 'first', 'spec.rules.0', 'first'],
    [
      'add',
      "/spec/containers[?(@.name=='proxy')]/env/-",
      { name: 'B' },
      'spec.containers.1.env',
      [{ name: 'B' }],
    ],
    [
      'add',
      "/spec/containers/[?(@.image=='repo/a:1')]/env/-",
      { name: 'B' },
      'spec.containers.0.env',
      [{ name: 'A' }, { name: 'B' }],
    ],
    [
      'add',
      '/spec/rules/[*]/hosts/-',
      'z',
      'spec.rules',
      [{ hosts: ['x', 'z'] }, { hosts: ['y', 'z'] }],
    ],
    [
      'replace',
      '/spec/containers/1/image',
      'c',
      'spec.containers.1.image',
      'c',
    ],
    [
      'replace',
      "/spec/containers[?(@.name=='main')]",
      'new',
      'spec.containers.0',
      'new',
    ],
    ['remove', '/metadata/labels/a', undefined, 'metadata.labels', {}],
    [
      'remove',
      '/metadata/labels/none',
      undefined,
      'metadata.labels',
      {
        a: '1',
      },
    ],
    ['remove', '/spec/none/deeper', undefined, 'spec.none', undefined],
    ['remove', '/spec/rules/0', undefined, 'spec.rules', [{ hosts: ['y'] }]],
    ['remove', '/spec/containers/[*]', undefined, 'spec.containers', []],
  ])('%s %s', (op, path, value, where, expected) => {
    expect(at(apply({ op, path, value }), where)).toEqual(expected);
  });

  it.each<[PatchOperation['op'], string, RegExp]>([
    ['add', "/spec/containers[?(@.name=='none')]/env/-", /matches no element/],
    ['add', '/spec/containers/7', /out of bounds/],
    ['add', '/metadata/labels/-', /no array/],
    ['add', '/spec/replicas/[*]', /no array/],
    ['add', "/spec/containers[?(@.name!='a')]", /unsupported array filter/],
    ['replace', '/spec/none', /does not exist/],
    ['replace', '/spec/none/deeper', /does not exist/],
    ['remove', '/spec/rules/5', /out of bounds/],
    ['add', '', /needs a path/],
  ])('%s %s is refused', (op, path, message) => {
    expect(() => apply({ op, path, value: 1 })).toThrow(message);
  });

  it('gives each place a value of its own', () => {
    const object = manifest();
    applyOperation(object, {
      op: 'add',
      path: '/spec/rules/[*]/extra',
      value: { list: [] },
    });
    applyOperation(object, {
      op: 'add',
      path: '/spec/rules/0/extra/list/-',
      value: 1,
    });
    expect(object.spec.rules[1]).toMatchObject({ extra: { list: [] } });
  });
});
