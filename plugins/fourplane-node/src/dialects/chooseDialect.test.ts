// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { chooseDialect } from './chooseDialect';
import { servedBy } from './v1/__testUtils__/servedBy';

const kinds = (...plurals: string[]) =>
  plurals.map(plural => ({
    group: 'openchoreo.dev',
    version: 'v1alpha1',
    kind: plural,
    plural,
    namespaced: true,
  }));

describe('chooseDialect', () => {
  it.each([
    ['v1.0', [], ['clusterPlanes']],
    ['v1.1', [], ['clusterPlanes', 'restart', 'resources']],
    ['v1.2', [], ['clusterPlanes', 'restart', 'resources', 'projectReleases']],
    // Left behind by an upgrade, and brought by one to come.
    [
      'v1.2',
      kinds('organizations', 'servicebindings', 'wormholes'),
      ['clusterPlanes', 'restart', 'resources', 'projectReleases'],
    ],
  ] as const)('knows %s by its kinds', (generation, others, capabilities) => {
    const served = [...others, ...servedBy[generation]].map(kind => ({
      ...kind,
      version: 'v7',
    }));
    const dialect = chooseDialect(served)?.create({
      controlPlane: 'default',
      served,
    });
    expect(dialect).toMatchObject({ generation, capabilities });
    expect(
      dialect?.kinds
        .filter(({ resource }) => resource.group !== '')
        .every(({ resource }) => resource.version === 'v7'),
    ).toBe(true);
  });

  it.each([
    ['nothing', []],
    ['0.3', kinds('servicebindings', 'builds', 'releases')],
    ['0.17', kinds('componenttypes', 'releasebindings', 'releases')],
    ['markers alone', kinds('projectreleasebindings')],
  ])('knows no dialect for %s', (_, served) => {
    expect(chooseDialect(served)).toBeUndefined();
  });
});
