// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import {
  annotationsOf,
  catalogNameOf,
  componentReadPermission,
  ModelRef,
  planeReadPermission,
} from '@fourplane/plugin-fourplane-common';
import { CatalogConfig } from '../controlPlane/catalogConfig';
import { CatalogEntities } from '../controlPlane/CatalogEntities';
import { Authorizer } from './Authorizer';

const alice = mockCredentials.user('user:default/alice');
const bob = mockCredentials.user('user:default/bob');

function component(name: string, tenant = 'acme'): ModelRef {
  return {
    controlPlane: 'default',
    kind: 'component',
    tenant,
    project: 'shop',
    name,
  };
}

/** An entity under the catalog name of one reference, annotated as standing for another. */
function entity(at: ModelRef, standsFor: ModelRef | undefined = at) {
  const { kind, ...metadata } = catalogNameOf(at)!;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      ...metadata,
      annotations: standsFor && annotationsOf(standsFor),
    },
  };
}

type Policy = (
  request: AuthorizePermissionRequest,
  credentials: BackstageCredentials,
) => boolean;

function setUp(options: {
  policy?: Policy;
  entities?: ReturnType<typeof entity>[];
  catalog?: CatalogConfig;
  /** Entity refs by name of the component whose CR names them. */
  named?: Record<string, string>;
}) {
  const { policy = () => true, entities = [], named = {} } = options;
  const entitiesOfPlane = CatalogEntities.create({
    controlPlane: 'default',
    config: options.catalog,
    namedBy: ({ name }) => named[name],
  });
  let now = 0;
  const memory = catalogServiceMock({ entities });
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: memory.getEntitiesByRefs.bind(memory),
  });
  const authorize = jest.fn(
    async (
      requests: AuthorizePermissionRequest[],
      { credentials }: { credentials: BackstageCredentials },
    ) =>
      requests.map(request => ({
        result: policy(request, credentials)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      })) as { result: AuthorizeResult.ALLOW | AuthorizeResult.DENY }[],
  );
  return {
    authorizer: Authorizer.create({
      permissions: { authorize },
      catalog,
      controlPlanes: {
        get: name =>
          name === 'default'
            ? {
                catalogMode: entitiesOfPlane.mode,
                entityRefsOf: ref => entitiesOfPlane.refsOf(ref),
              }
            : undefined,
      },
      clock: () => now,
    }),
    authorize,
    catalog,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('Authorizer', () => {
  const greeter = component('greeter');

  it('asks a basic permission about no object and names it in the refusal', async () => {
    const { authorizer, catalog } = setUp({
      policy: (_, { principal }) =>
        (principal as { userEntityRef?: string }).userEntityRef ===
        'user:default/alice',
    });

    await expect(
      authorizer.require(alice, planeReadPermission),
    ).resolves.toBeUndefined();
    await expect(authorizer.require(bob, planeReadPermission)).rejects.toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining('fourplane.plane.read'),
      }),
    );
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it("asks about the object's entity, with the caller's own credentials", async () => {
    const { authorizer, authorize, catalog } = setUp({
      entities: [entity(greeter)],
    });

    await authorizer.require(alice, componentReadPermission, greeter);

    expect(authorize).toHaveBeenCalledWith(
      [
        {
          permission: componentReadPermission,
          resourceRef: 'component:acme/shop_greeter',
        },
      ],
      { credentials: alice },
    );
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledWith(
      expect.objectContaining({ fields: ['metadata.annotations'] }),
      { credentials: alice },
    );
  });

  it('denies what the catalog does not hold as this very object, although all is allowed', async () => {
    const impostor = component('impostor');
    const plain = component('plain');
    const build = { ...greeter, kind: 'build' } as const;
    const { authorizer } = setUp({
      entities: [
        entity(greeter),
        entity(impostor, greeter),
        {
          ...entity(plain),
          metadata: { ...entity(plain).metadata, annotations: {} },
        },
      ],
    });

    await expect(
      authorizer.filter(alice, componentReadPermission, [
        component('absent'),
        impostor,
        plain,
        build,
        greeter,
      ]),
    ).resolves.toEqual([greeter]);
  });

  it('refuses alike whether an object is denied or does not exist', async () => {
    const { authorizer } = setUp({
      policy: () => false,
      entities: [entity(greeter)],
    });
    const refusal = async (name: string) => {
      const error = await authorizer
        .require(alice, componentReadPermission, component(name))
        .then(() => undefined, String);
      return error?.replace(name, '<name>');
    };

    expect(await refusal('greeter')).toContain('fourplane.component.read');
    expect(await refusal('missing')).toBe(await refusal('greeter'));
  });

  it('keeps the order and stays below what one call to the permission backend may carry', async () => {
    const refs = Array.from({ length: 450 }, (_, n) => component(`c${n}`));
    const { authorizer, authorize } = setUp({
      entities: refs.map(ref => entity(ref)),
      policy: ({ resourceRef }) => !resourceRef?.endsWith('7'),
    });

    const allowed = await authorizer.filter(
      alice,
      componentReadPermission,
      refs,
    );

    expect(allowed).toEqual(refs.filter(({ name }) => !name.endsWith('7')));
    expect(
      Math.max(...authorize.mock.calls.map(([requests]) => requests.length)),
    ).toBeLessThanOrEqual(200);
  });

  it('remembers decisions for 30 seconds, for each principal on its own', async () => {
    let isAllowed = true;
    const { authorizer, authorize, pass } = setUp({
      policy: () => isAllowed,
      entities: [entity(greeter)],
    });
    const ask = (credentials: BackstageCredentials) =>
      authorizer.filter(credentials, componentReadPermission, [greeter]);

    await ask(alice);
    isAllowed = false;
    pass(29_999);
    expect(await ask(alice)).toEqual([greeter]);
    expect(authorize).toHaveBeenCalledTimes(1);
    expect(await ask(bob)).toEqual([]);
    pass(1);
    expect(await ask(alice)).toEqual([]);
  });

  it('tells a service with restricted access from the same service without', async () => {
    const free = mockCredentials.service('external:ci');
    const restricted = mockCredentials.service('external:ci', {
      permissionNames: ['other.permission'],
    });
    const { authorizer } = setUp({
      entities: [entity(greeter)],
      policy: (_, { principal }) =>
        !(principal as { accessRestrictions?: unknown }).accessRestrictions,
    });
    const ask = (credentials: BackstageCredentials) =>
      authorizer.filter(credentials, componentReadPermission, [greeter]);

    expect(await ask(free)).toEqual([greeter]);
    expect(await ask(restricted)).toEqual([]);
  });

  it('remembers neither failures nor absence from the catalog', async () => {
    const { authorizer, catalog, authorize } = setUp({});
    const ask = () =>
      authorizer.filter(alice, componentReadPermission, [greeter]);

    expect(await ask()).toEqual([]);
    catalog.getEntitiesByRefs.mockResolvedValue({ items: [entity(greeter)] });
    authorize.mockRejectedValueOnce(
      Object.assign(new Error('down'), { statusCode: 400 }),
    );
    const failure = await ask().catch(error => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('down'),
    });
    expect(failure).not.toHaveProperty('statusCode');
    expect(await ask()).toEqual([greeter]);
  });
});

describe('Authorizer, where entities of the portal stand for things', () => {
  const greeter = component('greeter');
  const mine = 'component:default/mine';
  const link: CatalogConfig = { mode: 'link', links: [] };

  /** An entity of the portal's own that says what it stands for. */
  function own(name: string, standsFor: ModelRef | undefined) {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        annotations: standsFor ? annotationsOf(standsFor) : {},
      },
    };
  }

  it('grants nothing for an entity that only says so itself, and says what is missing', async () => {
    const { authorizer, authorize } = setUp({
      catalog: link,
      // The second has the very name the component would be ingested under.
      entities: [own('mine', greeter), entity(greeter)],
    });
    await expect(
      authorizer.require(alice, componentReadPermission, greeter),
    ).rejects.toThrow(/fourplane\.dev\/entity/);
    expect(authorize).not.toHaveBeenCalled();
  });

  it('grants nothing for an entity that the object names and that does not say so', async () => {
    const { authorizer } = setUp({
      catalog: link,
      named: { greeter: mine },
      entities: [own('mine', component('other'))],
    });
    expect(
      await authorizer.filter(alice, componentReadPermission, [greeter]),
    ).toEqual([]);
  });

  it('asks about the entity that the object names, or the configuration', async () => {
    const byObject = setUp({
      catalog: link,
      named: { greeter: 'mine' },
      entities: [own('mine', greeter)],
    });
    await byObject.authorizer.require(alice, componentReadPermission, greeter);
    expect(byObject.authorize).toHaveBeenCalledWith(
      [{ permission: componentReadPermission, resourceRef: mine }],
      { credentials: alice },
    );
    const { controlPlane, ...thing } = greeter;
    const byConfiguration = setUp({
      catalog: {
        mode: 'link',
        links: [{ entity: mine, ...thing, kind: 'component' }],
      },
      entities: [own('mine', greeter)],
    });
    expect(
      await byConfiguration.authorizer.filter(alice, componentReadPermission, [
        component('other'),
        greeter,
      ]),
    ).toEqual([greeter]);
  });

  it('is satisfied with one of the entities where there are two', async () => {
    const { authorizer } = setUp({
      catalog: { mode: 'both', links: [] },
      named: { greeter: mine },
      entities: [own('mine', greeter), entity(greeter)],
      policy: ({ resourceRef }) => resourceRef === mine,
    });
    expect(
      await authorizer.filter(alice, componentReadPermission, [greeter]),
    ).toEqual([greeter]);
  });

  it('takes no decision about one object for another that names the same entity', async () => {
    const thief = component('thief');
    const { authorizer } = setUp({
      catalog: link,
      named: { greeter: mine, thief: mine },
      entities: [own('mine', greeter)],
    });
    const ask = (ref: ModelRef) =>
      authorizer.filter(alice, componentReadPermission, [ref]);
    expect(await ask(greeter)).toEqual([greeter]);
    expect(await ask(thief)).toEqual([]);
  });

  it('passes over what is no entity ref, or of another kind', async () => {
    const { authorizer } = setUp({
      catalog: link,
      named: { greeter: 'api:default/mine', odd: '::' },
      entities: [own('mine', greeter)],
    });
    expect(
      await authorizer.filter(alice, componentReadPermission, [
        greeter,
        component('odd'),
      ]),
    ).toEqual([]);
  });

  it('leaves ingested things as they are, whatever their objects name', async () => {
    const { authorizer, authorize } = setUp({
      named: { greeter: mine },
      entities: [own('mine', greeter), entity(greeter)],
    });
    await authorizer.require(alice, componentReadPermission, greeter);
    expect(authorize).toHaveBeenCalledWith(
      [expect.objectContaining({ resourceRef: 'component:acme/shop_greeter' })],
      { credentials: alice },
    );
  });
});
