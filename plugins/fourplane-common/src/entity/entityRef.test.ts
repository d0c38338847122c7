// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  KubernetesValidatorFunctions,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import fc from 'fast-check';
import { arbitraryRef } from '../__testUtils__/arbitraryRef';
import { ModelRef, RefOf, refKey } from '../model';
import { catalogNameOf, entityRefOf } from './entityRef';
import { TemplatedKind, templateNameOf } from './templateName';

const inAcme = { controlPlane: 'default', tenant: 'acme' } as const;

/** Stands in for what has no entity. */
const notAnEntity = { name: 'none', namespace: 'none' };

describe('entityRefOf', () => {
  // Written down so that no name ever changes by accident: links and relations would break.
  it.each<[ModelRef, string | undefined]>([
    [
      { controlPlane: 'default', kind: 'tenant', name: 'acme' },
      'domain:acme/acme',
    ],
    [{ ...inAcme, kind: 'project', name: 'shop' }, 'system:acme/shop'],
    [
      { ...inAcme, kind: 'component', project: 'shop', name: 'cart' },
      'component:acme/shop_cart',
    ],
    [
      {
        ...inAcme,
        kind: 'endpoint',
        project: 'shop',
        component: 'cart',
        name: 'http',
      },
      'api:acme/shop_cart_http',
    ],
    [
      { ...inAcme, kind: 'environment', name: 'development' },
      'resource:acme/environment_development',
    ],
    [
      { ...inAcme, kind: 'pipeline', name: 'default' },
      'resource:acme/pipeline_default',
    ],
    [
      { ...inAcme, kind: 'resource', project: 'shop', name: 'orders' },
      'resource:acme/resource_shop_orders',
    ],
    [
      { ...inAcme, kind: 'dataPlane', name: 'eu' },
      'resource:acme/dataplane_eu',
    ],
    [
      { controlPlane: 'default', kind: 'buildPlane', name: 'default' },
      'resource:default/cluster-buildplane_default',
    ],
    [
      { controlPlane: 'default', kind: 'observabilityPlane', name: 'default' },
      'resource:default/cluster-observabilityplane_default',
    ],
    [
      {
        controlPlane: 'prod-eu',
        kind: 'component',
        tenant: 'acme',
        project: 'shop',
        name: 'cart',
      },
      'component:acme/prod-eu__shop_cart',
    ],
    [{ ...inAcme, kind: 'build', project: 'shop', name: 'run-1' }, undefined],
    [{ ...inAcme, kind: 'release', project: 'shop', name: 'r-1' }, undefined],
    [
      { ...inAcme, kind: 'deployment', project: 'shop', name: 'd-1' },
      undefined,
    ],
    [
      { ...inAcme, kind: 'component', project: 'shop', name: 'c'.repeat(63) },
      `component:acme/shop_${'c'.repeat(47)}-3bc10549fd`,
    ],
    [
      {
        ...inAcme,
        kind: 'endpoint',
        project: 'shop',
        component: 'cart',
        name: 'HTTP',
      },
      'api:acme/shop_cart_http-b9309d04e8',
    ],
    [
      { ...inAcme, kind: 'component', project: 'a', name: 'b-0123456789' },
      'component:acme/a_b-0123456789-67fbf57f77',
    ],
  ])('names %j', (ref, expected) => {
    expect(entityRefOf(ref)).toBe(expected);
  });

  it.each<[RefOf<TemplatedKind>, string]>([
    [
      { ...inAcme, kind: 'componentType', name: 'service' },
      'template:acme/componenttype_service',
    ],
    [
      { controlPlane: 'eu', kind: 'projectType', name: 'default' },
      'template:default/eu__cluster-projecttype_default',
    ],
    [
      { ...inAcme, kind: 'resourceType', name: 'r'.repeat(63) },
      `template:acme/resourcetype_${'r'.repeat(39)}-71bf0b479d`,
    ],
  ])('names the template of %j', (ref, expected) => {
    expect(stringifyEntityRef(templateNameOf(ref))).toBe(expected);
    // What is generated only on demand is no entity that a page may link to.
    expect(entityRefOf(ref)).toBeUndefined();
  });

  it('gives names that the catalog accepts', () => {
    fc.assert(
      fc.property(arbitraryRef, ref => {
        const { name, namespace } = catalogNameOf(ref) ?? notAnEntity;
        expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(true);
        expect(KubernetesValidatorFunctions.isValidNamespace(namespace)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives different references different names', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRef, { minLength: 2, maxLength: 60 }),
        refs => {
          const keyByEntity = new Map<string, string>();
          for (const ref of refs) {
            const key = refKey(ref);
            const entity = entityRefOf(ref) ?? key;
            expect(keyByEntity.get(entity) ?? key).toBe(key);
            keyByEntity.set(entity, key);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cannot be met by a name made to look like a shortened one', () => {
    const long: ModelRef = {
      ...inAcme,
      kind: 'component',
      project: 'shop',
      name: 'c'.repeat(63),
    };
    const shortened = catalogNameOf(long)?.name ?? '';
    expect(shortened).toHaveLength(63);
    const imitation: ModelRef = {
      ...long,
      name: shortened.slice('shop_'.length),
    };
    expect(entityRefOf(imitation)).not.toBe(entityRefOf(long));
  });
});
