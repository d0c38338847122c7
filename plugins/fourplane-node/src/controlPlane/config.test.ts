// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { readControlPlaneEntries } from './config';

function entriesOf(controlPlanes: unknown) {
  const data = JSON.parse(JSON.stringify({ fourplane: { controlPlanes } }));
  return readControlPlaneEntries(mockServices.rootConfig({ data }));
}

const good = { name: 'eu', server: 'https://k8s.example:6443', token: 'hush' };

describe('readControlPlaneEntries', () => {
  it('reads each way to name a cluster', () => {
    expect(
      entriesOf([
        good,
        { name: 'file', kubeconfig: { path: '~/.kube/config', context: 'x' } },
        { name: 'here', inCluster: true, title: 'Here', writes: 'impersonate' },
      ]),
    ).toEqual([
      {
        state: 'valid',
        config: { ...good, writes: 'off' },
        planes: expect.anything(),
      },
      expect.objectContaining({ state: 'valid' }),
      expect.objectContaining({ state: 'valid' }),
    ]);
  });

  it('reads how its things are in the catalog', () => {
    const links = [
      {
        entity: 'component:default/checkout',
        tenant: 'acme',
        project: 'shop',
        name: 'checkout',
      },
    ];
    expect(
      entriesOf([
        { ...good, catalog: { mode: 'link' } },
        { ...good, name: 'us', catalog: { mode: 'both', links } },
      ]),
    ).toEqual([
      expect.objectContaining({
        config: expect.objectContaining({
          catalog: { mode: 'link', links: [] },
        }),
      }),
      expect.objectContaining({
        config: expect.objectContaining({
          catalog: {
            mode: 'both',
            links: [{ ...links[0], kind: 'component' }],
          },
        }),
      }),
    ]);
  });

  it('is empty when nothing is configured', () => {
    expect(readControlPlaneEntries(mockServices.rootConfig())).toEqual([]);
  });

  it.each([
    [{ ...good, inCluster: true }, '[1]', 'exactly one of'],
    [{ name: 'x' }, '[1]', 'exactly one of'],
    [{ name: 'x', inCluster: true, token: 'hush' }, '[1].token', 'is only for'],
    [{ ...good, name: 'Not_A_Label' }, '[1].name', 'DNS label'],
    [{ ...good, name: undefined }, '[1].name', 'expected string'],
    [{ ...good, name: 'first' }, '[1].name', '"first" is already the name'],
    [{ ...good, server: 'k8s.example' }, '[1].server', 'Invalid URL'],
    [{ ...good, server: 'http://k8s' }, '[1].server', 'https://'],
    [{ ...good, tokenFile: '/t' }, '[1].tokenFile', 'cannot be combined'],
    [{ ...good, sever: 'x' }, '[1]', '"sever"'],
    [{ ...good, writes: 'on' }, '[1].writes', '"off"'],
    [{ ...good, catalog: { mode: 'no' } }, '[1].catalog.mode', '"link"'],
    [
      { ...good, catalog: { links: [{ entity: 'x', name: 'y' }] } },
      '[1].catalog.links',
      'go with the mode',
    ],
    ['https://k8s.example', '[1]', 'expected object'],
  ])('explains %j and keeps the others', (bad, where, message) => {
    const [first, second, third] = entriesOf([
      { ...good, name: 'first' },
      bad,
      { ...good, name: 'last' },
    ]);
    expect(first.state).toBe('valid');
    expect(third.state).toBe('valid');
    expect(second).toMatchObject({ state: 'invalid' });
    const problems = 'problems' in second ? second.problems : [];
    expect(problems).toEqual([
      {
        what: expect.stringContaining(message),
        where: `fourplane.controlPlanes${where}`,
        mend: expect.any(String),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  it('explains a value that is no list', () => {
    expect(entriesOf({ default: good })).toMatchObject([
      {
        state: 'invalid',
        problems: [{ where: 'fourplane.controlPlanes' }],
      },
    ]);
  });
});
