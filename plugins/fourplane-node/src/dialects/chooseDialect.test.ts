// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { chooseDialect } from './chooseDialect';
import { ServedKinds } from './Dialect';
import { servedBy as servedByPreview } from './preview/__testUtils__/served';
import { served as servedByV02 } from './v0.2/__testUtils__/served';
import { served as servedByV03 } from './v0.3/__testUtils__/served';
import { servedBy } from './v1/__testUtils__/servedBy';

const kinds = (...plurals: string[]) =>
  plurals.map(plural => ({
    group: 'openchoreo.dev',
    version: 'v1alpha1',
    kind: plural,
    plural,
    namespaced: true,
  }));

/** As a cluster that has not deleted what an older release brought. */
const after = (older: ServedKinds, newer: ServedKinds) => [
  ...older.filter(
    ({ group, plural }) =>
      !newer.some(kind => kind.group === group && kind.plural === plural),
  ),
  ...newer,
];

describe('chooseDialect', () => {
  it.each<[string, string, ServedKinds]>([
    ['v0.2', 'what it serves', servedByV02],
    ['v0.3', 'what it serves', servedByV03],
    ['v0.4', 'what it serves', servedByPreview['v0.4']],
    ['v0.8', 'what it serves', servedByPreview['v0.8']],
    ['v0.17', 'what it serves', servedByPreview['v0.17']],
    ['v1.0', 'what it serves', servedBy['v1.0']],
    ['v1.1', 'what it serves', servedBy['v1.1']],
    ['v1.2', 'what it serves', servedBy['v1.2']],
    [
      'v0.8',
      'its kinds beside those of 0.3',
      after(servedByV03, servedByPreview['v0.8']),
    ],
    [
      'v1.0',
      'its kinds beside those of 0.17',
      after(servedByPreview['v0.17'], servedBy['v1.0']),
    ],
    [
      'v1.2',
      'its kinds beside those of all before it, and of one to come',
      [
        ...kinds('wormholes'),
        ...after(servedByV03, after(servedByPreview['v0.4'], servedBy['v1.2'])),
      ],
    ],
    [
      'v1.2 + v0.2',
      'two groups at once',
      [...servedByV02, ...servedBy['v1.2']],
    ],
  ])('knows %s by %s', (generation, _, kindsOfCluster) => {
    const served = kindsOfCluster.map(kind => ({ ...kind, version: 'v7' }));
    const dialect = chooseDialect(served)?.create({
      controlPlane: 'default',
      served,
    });
    expect(dialect?.generation).toBe(generation);
    // The version is never what decides, and every kind is watched in the version that is served.
    const versions = dialect?.kinds
      .filter(({ resource }) => resource.group !== '')
      .map(({ resource }) => resource.version);
    expect([...new Set(versions)]).toEqual(['v7']);
  });

  it('writes to what it knows well enough', () => {
    const writes = (served: ServedKinds) => {
      const dialect = chooseDialect(served)?.create({
        controlPlane: 'default',
        served,
      });
      return [
        dialect?.capabilities.includes('writes'),
        dialect?.planner !== undefined,
      ];
    };
    expect(
      [servedByV02, servedByV03, servedBy['v1.0'], servedBy['v1.2']].map(
        writes,
      ),
    ).toEqual(Array(4).fill([true, true]));
    expect(writes(servedByPreview['v0.13'])).toEqual([false, false]);
  });

  it.each([
    ['nothing', []],
    ['kinds that came and went', kinds('builds', 'releases', 'organizations')],
    ['markers alone', kinds('projectreleasebindings')],
  ])('knows no dialect for %s', (_, served) => {
    expect(chooseDialect(served)).toBeUndefined();
  });
});
