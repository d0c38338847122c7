// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { readOpenSearchEntries } from './config';

function entriesOf(observability: unknown, controlPlanes = ['eu', 'us']) {
  const data = JSON.parse(JSON.stringify({ fourplane: { observability } }));
  return readOpenSearchEntries(
    mockServices.rootConfig({ data }),
    controlPlanes,
  );
}

const url = 'https://opensearch.example:9200';
const good = { controlPlane: 'eu', openSearch: { url } };
const withOpenSearch = (more: object) => ({
  ...good,
  openSearch: { url, ...more },
});

describe('readOpenSearchEntries', () => {
  it('reads every way to be let in', () => {
    const ways = [
      {},
      { username: 'portal', password: 'hush' },
      { token: 'hush', caData: 'LS0t' },
      { tokenFile: '/t', caFile: '/ca' },
      { certFile: '/c', keyFile: '/k', skipTLSVerify: true },
      { index: 'logs-*' },
      { index: ['a-*', 'b'] },
    ];
    const entries = entriesOf(
      ways.map((way, count) => ({
        controlPlane: 'eu',
        plane: { name: `plane-${count}` },
        openSearch: { url, ...way },
      })),
    );
    expect(entries.map(entry => entry.state)).toEqual(ways.map(() => 'valid'));
    expect(entries[0]).toMatchObject({
      config: { index: ['container-logs-*', 'kubernetes-*'] },
    });
    expect(entries[5]).toMatchObject({ config: { index: ['logs-*'] } });
  });

  it('is empty when nothing is configured', () => {
    expect(entriesOf(undefined)).toEqual([]);
  });

  it('takes the only control plane for granted', () => {
    expect(entriesOf([{ openSearch: { url } }], ['eu'])).toMatchObject([
      { state: 'valid', owner: { controlPlane: 'eu' } },
    ]);
  });

  it.each([
    [
      { openSearch: { url } },
      '',
      'needs "controlPlane" where there are several (eu, us)',
    ],
    [
      { ...good, controlPlane: 'asia' },
      '.controlPlane',
      '"asia" is not the name',
    ],
    [{ controlPlane: 'eu' }, '', 'needs one of openSearch, prometheus'],
    [{ ...good, openSearch: 'x' }, '.openSearch', 'expected object'],
    [{ ...good, openSerch: {} }, '', '"openSerch"'],
    [
      { ...good, plane: { kind: 'pipeline', name: 'x' } },
      '.plane.kind',
      '"dataPlane"',
    ],
    [{ ...good, plane: {} }, '.plane.name', 'expected string'],
    [
      withOpenSearch({ url: 'opensearch:9200/' }),
      '.openSearch.url',
      'Invalid URL',
    ],
    [
      withOpenSearch({ url: 'https://u:hush@o' }),
      '.openSearch.url',
      'must not hold credentials',
    ],
    [
      withOpenSearch({ url: 'https://o?pretty' }),
      '.openSearch.url',
      'an address alone',
    ],
    [
      withOpenSearch({ url: 'http://o', token: 'hush' }),
      '.openSearch.url',
      'https://',
    ],
    [
      withOpenSearch({ url: 'http://o', caFile: '/ca' }),
      '.openSearch.caFile',
      'https://',
    ],
    [
      withOpenSearch({ username: 'u' }),
      '.openSearch.username',
      'needs "password"',
    ],
    [
      withOpenSearch({ password: 'hush' }),
      '.openSearch.password',
      'needs "username"',
    ],
    [
      withOpenSearch({ certFile: '/c' }),
      '.openSearch.certFile',
      'needs "keyFile"',
    ],
    [
      withOpenSearch({ token: 'hush', tokenFile: '/t' }),
      '.openSearch.tokenFile',
      'cannot be combined',
    ],
    [
      withOpenSearch({ token: 'hush', username: 'u', password: 'hush' }),
      '.openSearch.token',
      'cannot be combined',
    ],
    [withOpenSearch({ index: [] }), '.openSearch.index', ''],
    [withOpenSearch({ index: '../_all' }), '.openSearch.index', ''],
    [good, '', 'is about the same plane as fourplane.observability[0]'],
  ])('explains %j and keeps the others', (bad, where, message) => {
    const [first, second, third] = entriesOf([
      good,
      bad,
      { ...good, controlPlane: 'us' },
    ]);
    expect(first.state).toBe('valid');
    expect(third.state).toBe('valid');
    const problems = second.state === 'invalid' ? second.problems : [];
    expect(problems).toEqual([
      {
        what: expect.stringContaining(message),
        where: `fourplane.observability[1]${where}`,
        mend: expect.any(String),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  it('explains a value that is no list', () => {
    expect(entriesOf(good)).toMatchObject([
      { state: 'invalid', problems: [{ where: 'fourplane.observability' }] },
    ]);
  });
});
