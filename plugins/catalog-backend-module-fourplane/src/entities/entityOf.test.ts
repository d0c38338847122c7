// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { MemorySource } from '../__testUtils__/MemorySource';
import {
  component,
  componentRef,
  dataPlane,
  endpoint,
  endpointRef,
  environment,
  project,
  tenant,
  unreadable,
} from '../__testUtils__/things';
import { CatalogKind } from './catalogKinds';
import { EntityCheck } from './EntityCheck';
import { EntityReading, entityOf } from './entityOf';

const source = () => new MemorySource();

function read(from: MemorySource, ref: ModelRef): EntityReading {
  return entityOf(ref as RefOf<CatalogKind>, {
    model: from.model,
    defaultOwner: 'group:default/platform',
  });
}

function entity(from: MemorySource, ref: ModelRef): Entity {
  const reading = read(from, ref);
  if (reading.outcome !== 'entity') {
    throw new Error(`${ref.kind} ${ref.name} is ${reading.outcome}`);
  }
  return reading.entity;
}

describe('entityOf', () => {
  it('tells the Kubernetes plugin what a component runs, where labels say it', () => {
    const from = source();
    const selectorOf = (podLabels?: Record<string, string>) => {
      const cart = component('acme', 'shop', 'cart', { podLabels });
      from.put(cart);
      return entity(from, cart.ref).metadata.annotations?.[
        'backstage.io/kubernetes-label-selector'
      ];
    };
    expect(
      selectorOf({
        'openchoreo.dev/project': 'shop',
        'openchoreo.dev/component': 'cart',
      }),
    ).toBe('openchoreo.dev/component=cart,openchoreo.dev/project=shop');
    expect(selectorOf()).toBeUndefined();
    expect(selectorOf({ component: '' })).toBeUndefined();
    expect(selectorOf({ component: 'cart,other!=' })).toBeUndefined();
  });

  it('makes a tenant a Domain, a project a System and a component a Component', () => {
    const from = source();
    const greeter = component('acme', 'shop', 'greeter', {
      title: 'Greeter',
      description: 'Says\u0000 hello',
      type: 'web-application',
      source: {
        type: 'git',
        url: 'https://user:secret@github.com/acme/shop.git',
        branch: 'main',
        path: './services/greeter/',
      },
      links: [
        { url: 'https://wiki.example.com/greeter', title: 'Wiki' },
        // eslint-disable-next-line no-script-url
        { url: 'javascript:alert(1)', title: 'No' },
      ],
      dependencies: [
        { component: componentRef('acme', 'shop', 'cart'), endpoint: 'http' },
      ],
      resources: [
        {
          controlPlane: 'default',
          kind: 'resource',
          tenant: 'acme',
          project: 'shop',
          name: 'db',
        },
      ],
    });
    from.put(tenant('acme', { title: 'Acme' }), project('acme', 'shop'));
    from.put(greeter);

    expect(entity(from, tenant('acme').ref)).toMatchObject({
      kind: 'Domain',
      metadata: { namespace: 'acme', name: 'acme', title: 'Acme' },
    });
    expect(entity(from, project('acme', 'shop').ref)).toMatchObject({
      kind: 'System',
      metadata: { namespace: 'acme', name: 'shop' },
      spec: { domain: 'domain:acme/acme', owner: 'group:default/platform' },
    });
    const reading = read(from, greeter.ref);
    expect(reading).toEqual({
      outcome: 'entity',
      remarks: [
        "link not used: 'javascript:alert(1)' is not a web or mail address",
      ],
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          namespace: 'acme',
          name: 'shop_greeter',
          title: 'Greeter',
          description: 'Says hello',
          annotations: {
            'backstage.io/managed-by-location':
              'fourplane:default/component/acme/shop/greeter',
            'backstage.io/managed-by-origin-location':
              'fourplane:default/component/acme/shop/greeter',
            'backstage.io/source-location':
              'url:https://github.com/acme/shop/tree/main/services/greeter/',
            'fourplane.dev/control-plane': 'default',
            'fourplane.dev/kind': 'component',
            'fourplane.dev/tenant': 'acme',
            'fourplane.dev/project': 'shop',
            'fourplane.dev/name': 'greeter',
          },
          links: [
            { url: 'https://wiki.example.com/greeter', title: 'Wiki' },
            { url: 'https://github.com/acme/shop', title: 'Repository' },
          ],
        },
        spec: {
          type: 'web-application',
          lifecycle: 'production',
          owner: 'group:default/platform',
          system: 'system:acme/shop',
          dependsOn: [
            'component:acme/shop_cart',
            'resource:acme/resource_shop_db',
          ],
        },
      },
    });
    expect(JSON.stringify(reading)).not.toContain('secret');
  });

  it('makes an endpoint an API exactly when it carries a definition', () => {
    const from = source();
    const of = componentRef('acme', 'shop', 'greeter');
    const endpoints = ['rest', 'plain', 'rpc', 'blank'].map(name =>
      endpointRef(of, name),
    );
    from.put(
      component('acme', 'shop', 'greeter', {
        lifecycle: 'experimental',
        owner: 'team-a',
        endpoints,
      }),
      endpoint(of, 'rest', { schema: { content: 'openapi: 3.1.0\n' } }),
      endpoint(of, 'plain'),
      endpoint(of, 'rpc', {
        type: 'gRPC',
        schema: { type: 'proto', content: 'syntax = "proto3";' },
      }),
      endpoint(of, 'blank', { schema: { content: ' \n' } }),
    );

    expect(entity(from, endpointRef(of, 'rest'))).toMatchObject({
      kind: 'API',
      metadata: { namespace: 'acme', name: 'shop_greeter_rest' },
      spec: {
        type: 'openapi',
        lifecycle: 'experimental',
        owner: 'group:default/team-a',
        system: 'system:acme/shop',
        definition: 'openapi: 3.1.0',
      },
    });
    expect(entity(from, endpointRef(of, 'rpc')).spec?.type).toBe('grpc');
    expect(read(from, endpointRef(of, 'plain'))).toEqual({ outcome: 'none' });
    expect(read(from, endpointRef(of, 'blank'))).toEqual({ outcome: 'none' });
    expect(entity(from, of).spec?.providesApis).toEqual([
      'api:acme/shop_greeter_rest',
      'api:acme/shop_greeter_rpc',
    ]);
  });

  it('titles every entity for people, an API after its component', () => {
    const from = source();
    const of = componentRef('acme', 'shop', 'cart');
    const schema = { content: 'openapi: 3.1.0' };
    const title = (ref: ModelRef) => entity(from, ref).metadata.title;
    from.put(
      tenant('acme'),
      project('acme', 'shop'),
      component('acme', 'shop', 'cart'),
      endpoint(of, 'http', { schema }),
      endpoint(of, 'admin', { schema, title: 'Cart administration' }),
      environment('acme', 'dev'),
      environment('acme', 'prod', { title: 'Production' }),
      dataPlane('east'),
    );
    expect(title(of)).toBe('cart');
    expect(title(endpointRef(of, 'http'))).toBe('cart http');
    expect(title(endpointRef(of, 'admin'))).toBe('Cart administration');
    expect(title(environment('acme', 'dev').ref)).toBe('dev');
    expect(title(environment('acme', 'prod').ref)).toBe('Production');
    expect(title(dataPlane('east').ref)).toBe('east');
    // Their names are for people already.
    expect(title(tenant('acme').ref)).toBeUndefined();
    expect(title(project('acme', 'shop').ref)).toBeUndefined();

    from.put(component('acme', 'shop', 'cart', { title: 'Basket' }));
    expect(title(endpointRef(of, 'http'))).toBe('Basket http');
    from.put(unreadable(of), unreadable(endpointRef(of, 'http')));
    expect(title(of)).toBe('cart');
    expect(title(endpointRef(of, 'http'))).toBe('cart http');
  });

  it.each([
    [{ type: 'HTTP', content: 'asyncapi: 2.6.0' }, 'asyncapi'],
    [{ type: 'TCP', content: '{"swagger": "2.0"}' }, 'openapi'],
    [{ type: 'TCP', content: '{\n  "openapi": "3.1.0"}' }, 'openapi'],
    [{ type: 'HTTP', content: 'no declaration' }, 'openapi'],
    [{ type: 'TCP', content: 'syntax = "proto3";' }, 'grpc'],
    [{ type: 'GraphQL', content: 'type Query { a: Int }' }, 'graphql'],
    [{ type: 'Websocket', content: 'frames' }, 'asyncapi'],
    [{ type: 'UDP', content: 'packets' }, 'other'],
  ])('reads the type of an API from %j', ({ type, content }, expected) => {
    const from = source();
    const of = componentRef('acme', 'shop', 'greeter');
    from.put(endpoint(of, 'e', { type, schema: { content } }));
    expect(entity(from, endpointRef(of, 'e')).spec?.type).toBe(expected);
  });

  it('gives the owner of the project, then of the tenant, then the default, as full refs', () => {
    const from = source();
    const ownerOfGreeter = () =>
      entity(from, componentRef('acme', 'shop', 'greeter')).spec?.owner;
    from.put(component('acme', 'shop', 'greeter'));
    expect(ownerOfGreeter()).toBe('group:default/platform');
    from.put(tenant('acme', { owner: 'group:org/acme' }));
    expect(ownerOfGreeter()).toBe('group:org/acme');
    from.put(project('acme', 'shop', { owner: 'shop-team' }));
    expect(ownerOfGreeter()).toBe('group:default/shop-team');
    from.put(component('acme', 'shop', 'greeter', { owner: 'user:Jane' }));
    expect(ownerOfGreeter()).toBe('user:default/jane');
    from.put(component('acme', 'shop', 'greeter', { owner: 'not a ref' }));
    expect(ownerOfGreeter()).toBe('group:default/shop-team');
    expect(read(from, componentRef('acme', 'shop', 'greeter'))).toMatchObject({
      remarks: [expect.stringContaining("'not a ref' is not an entity ref")],
    });
  });

  it('lets an environment depend on its data plane, and that on its observability plane', () => {
    const from = source();
    const central: ModelRef = {
      controlPlane: 'default',
      kind: 'observabilityPlane',
      name: 'central',
    };
    const east = dataPlane('east', { observabilityPlane: central });
    from.put(east, environment('acme', 'dev', { dataPlane: east.ref }));
    const dev = entity(from, environment('acme', 'dev').ref);
    expect(dev).toMatchObject({
      kind: 'Resource',
      spec: {
        type: 'openchoreo-environment',
        dependsOn: [stringifyEntityRef(entity(from, east.ref))],
      },
    });
    expect(entity(from, east.ref).spec).toMatchObject({
      type: 'openchoreo-data-plane',
      dependsOn: ['resource:default/cluster-observabilityplane_central'],
    });
  });

  it('shows nothing that moves', () => {
    const from = source();
    from.put(component('acme', 'shop', 'greeter'));
    const ref = componentRef('acme', 'shop', 'greeter');
    const before = entity(from, ref);
    from.put(
      component('acme', 'shop', 'greeter', {
        health: { state: 'failed', reason: 'CrashLoop', since: '2026-01-01' },
        latestRelease: 'greeter-2',
        image: 'greeter:2',
      }),
    );
    expect(entity(from, ref)).toEqual(before);
  });

  it('keeps a bare entity for whatever cannot be read, of every kind, that the catalog takes', async () => {
    const check = new EntityCheck();
    const owned = { tenant: 'acme', project: 'shop' };
    const refs: ModelRef[] = [
      { controlPlane: 'eu', kind: 'tenant', name: 'acme' },
      { controlPlane: 'eu', kind: 'project', tenant: 'acme', name: 'shop' },
      { controlPlane: 'eu', kind: 'component', ...owned, name: 'greeter' },
      {
        controlPlane: 'eu',
        kind: 'endpoint',
        ...owned,
        component: 'greeter',
        name: 'rest',
      },
      { controlPlane: 'eu', kind: 'environment', tenant: 'acme', name: 'dev' },
      { controlPlane: 'eu', kind: 'pipeline', tenant: 'acme', name: 'p' },
      { controlPlane: 'eu', kind: 'dataPlane', name: 'dp' },
      { controlPlane: 'eu', kind: 'buildPlane', tenant: 'acme', name: 'bp' },
      { controlPlane: 'eu', kind: 'observabilityPlane', name: 'op' },
      { controlPlane: 'eu', kind: 'resource', ...owned, name: 'db' },
    ];
    for (const ref of refs) {
      const from = new MemorySource('eu');
      from.put(unreadable(ref));
      const bare = entity(from, ref);
      expect(bare.metadata.annotations).toMatchObject({
        'fourplane.dev/unreadable': 'spec.owner: expected an object',
        'fourplane.dev/control-plane': 'eu',
      });
      expect(await check.check(bare)).toEqual({ outcome: 'valid' });
    }
  });

  it('is absent where there is nothing', () => {
    expect(read(source(), tenant('acme').ref)).toEqual({ outcome: 'absent' });
  });
});
