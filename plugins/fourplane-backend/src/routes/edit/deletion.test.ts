// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  project,
  refOf,
} from '../../__testUtils__/models';
import { Caller } from '../../serving/Caller';
import { deleteThing, getDeletion } from './deletion';

const cart = refOf('component', 'cart');
const till = refOf('component', 'till');
const ledger = refOf('component', 'ledger', { project: 'secret' });
const database = refOf('resource', 'database', { project: 'shop' });

function shop() {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.setStatus({ capabilities: ['writes'] });
  controlPlane.put(
    project('shop'),
    component('cart', { title: 'Cart' }),
    component('till', {
      dependencies: [{ component: cart, endpoint: 'http' }],
    }),
    component('ledger', {
      ref: ledger,
      dependencies: [{ component: cart, endpoint: 'http' }],
      resources: [database],
    }),
    deployment('cart', 'development'),
    deployment('till', 'development'),
    build('cart', 'cart-1'),
    { ref: database, health: { state: 'ready' }, type: 'postgres' } as never,
    ...['database', 'other'].map(
      name =>
        ({
          ref: refOf('resourceDeployment', `${name}-dev`, { project: 'shop' }),
          resource: { ...database, name },
        } as never),
    ),
  );
  return controlPlane;
}

function caller(mayRead: (ref: ModelRef) => boolean, mayDelete = true): Caller {
  return {
    subject: 'user:default/ada',
    entityRef: 'user:default/ada',
    signal: new AbortController().signal,
    may: async () => mayDelete,
    filter: async (_, refs) => refs.filter(mayRead),
    kubeUser: async () => undefined,
  };
}

const path = {
  controlPlane: 'default',
  tenant: 'acme',
  project: 'shop',
  name: 'cart',
  things: 'components',
} as const;

describe('what a deletion comes to', () => {
  it('names what goes with a component, and of who uses it whom the caller may see', async () => {
    const found = await getDeletion(
      controlPlanesOf(shop()),
      path,
      caller(({ name }) => name !== 'ledger'),
    );
    expect(found).toEqual({
      allowed: true,
      thing: {
        ref: cart,
        title: 'Cart',
        entityRef: 'component:acme/shop_cart',
      },
      goes: [
        {
          kind: 'deployment',
          things: [{ ref: refOf('deployment', 'cart-development') }],
        },
        { kind: 'build', things: [{ ref: refOf('build', 'cart-1') }] },
      ],
      usedBy: [{ ref: till, entityRef: 'component:acme/shop_till' }],
    });
  });

  it('names of a managed resource only what is its own', async () => {
    const found = await getDeletion(
      controlPlanesOf(shop()),
      { ...path, name: 'database', things: 'resources' },
      caller(() => true),
    );
    expect(found.goes).toEqual([
      {
        kind: 'resourceDeployment',
        things: [
          {
            ref: refOf('resourceDeployment', 'database-dev', {
              project: 'shop',
            }),
          },
        ],
      },
    ]);
    expect(found.usedBy.map(({ ref }) => ref.name)).toEqual(['ledger']);
  });

  it('says who may not, and where a tool would make it again', async () => {
    const controlPlane = shop();
    const denied = await getDeletion(
      controlPlanesOf(controlPlane),
      path,
      caller(() => true, false),
    );
    expect(denied).toMatchObject({
      allowed: false,
      why: expect.stringContaining('fourplane.object.delete'),
    });
    controlPlane.put(
      component('cart', {
        managedBy: {
          tool: 'argocd',
          name: 'shop',
          url: 'https://git.example/',
        },
      }),
    );
    expect(
      await getDeletion(
        controlPlanesOf(controlPlane),
        path,
        caller(() => true),
      ),
    ).toMatchObject({
      allowed: false,
      why: expect.stringContaining('Argo CD (shop)'),
      managedBy: { url: 'https://git.example/' },
    });
  });

  it('deletes nothing under another name, and no project by its infrastructure', async () => {
    const controlPlane = shop();
    const body = { key: '1', name: 'cart-2' };
    await expect(
      deleteThing(
        controlPlanesOf(controlPlane),
        { ...path, body },
        caller(() => true),
      ),
    ).rejects.toThrow(/not that of the component/);
    await expect(
      deleteThing(
        controlPlanesOf(controlPlane),
        { ...path, name: 'shop', things: 'infrastructure', body },
        caller(() => true),
      ),
    ).rejects.toThrow(/not deleted by its infrastructure/);
  });
});
