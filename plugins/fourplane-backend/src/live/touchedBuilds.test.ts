// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { InMemoryControlPlane } from '../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  home,
  plane,
  project,
  refOf,
  tenant,
} from '../__testUtils__/models';
import { replyName } from './replyName';
import {
  allBuildLists,
  touchedBuildLists,
  touchedBuilds,
} from './touchedBuilds';

const cart = refOf('component', 'cart');
const yard = refOf('buildPlane', 'yard');
const release = { ...cart, kind: 'release', name: 'cart-r1' } as const;
const report = refOf('build', 'report', { project: undefined });

function model() {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(
    tenant('acme'),
    project('shop'),
    plane('yard', { ref: yard }),
    component('cart'),
    component('mail'),
    build('cart', 'cart-1', { plane: yard }),
    { ...build('cart', 'report'), ref: report, component: undefined },
    { ref: release, component: cart, build: refOf('build', 'cart-1') },
    deployment('cart', 'staging', { release }),
  );
  return controlPlane.model;
}

const inShop = { ...home, project: 'shop' };
const pagesOf = (name: string, of: string) => [
  replyName('getBuild', { ...inShop, name: of, build: name }),
  replyName('getBuildGraph', { ...inShop, name: of, build: name }),
];
const tenantList = replyName('listTenantBuilds', home);
const projectList = replyName('listProjectBuilds', inShop);
const planeList = replyName('listPlaneBuilds', {
  controlPlane: 'default',
  plane: 'yard',
});

describe('touchedBuilds', () => {
  it.each<[string, ModelRef, string[]]>([
    ['a build', refOf('build', 'cart-1'), pagesOf('cart-1', 'cart')],
    ['its release', release, pagesOf('cart-1', 'cart')],
    [
      'where that runs',
      refOf('deployment', 'cart-staging'),
      pagesOf('cart-1', 'cart'),
    ],
    [
      'one that has gone',
      refOf('build', 'gone'),
      [...pagesOf('gone', 'cart'), ...pagesOf('gone', 'mail')],
    ],
    [
      'one of no component',
      report,
      [
        replyName('getTenantBuild', { ...home, build: 'report' }),
        replyName('getTenantBuildGraph', { ...home, build: 'report' }),
      ],
    ],
    ['a component', cart, []],
  ])('names the pages of %s', (_, ref, expected) => {
    expect([...touchedBuilds([ref, ref], model())]).toEqual(expected);
  });
});

describe('touchedBuildLists', () => {
  it.each<[string, ModelRef, string[]]>([
    ['a build', refOf('build', 'cart-1'), [tenantList, projectList, planeList]],
    ['a release', release, [tenantList, projectList, planeList]],
    ['one of no component', report, [tenantList]],
    ['a component', cart, []],
  ])('names the lists %s is on', (_, ref, expected) => {
    expect([...touchedBuildLists([ref], model())]).toEqual(expected);
  });

  it('are all of them when everything may differ', () => {
    expect(allBuildLists(model())).toEqual([
      tenantList,
      projectList,
      planeList,
    ]);
  });
});
