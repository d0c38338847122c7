// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Entity } from '@backstage/catalog-model';
import { ModelRef, annotationsOf } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneCatalogConditions,
  hasControlPlane,
  isInProject,
  isInTenant,
} from './rules';

type Query =
  | { key: string; values?: readonly unknown[] }
  | { anyOf: Query[] }
  | { allOf: Query[] };

/** What the catalog answers to a query: keys and values without regard to letter case. */
function answers(query: Query, entity: Entity): boolean {
  if ('anyOf' in query) {
    return query.anyOf.some(each => answers(each, entity));
  }
  if ('allOf' in query) {
    return query.allOf.every(each => answers(each, entity));
  }
  const { annotations = {} } = entity.metadata;
  const found = Object.entries(annotations).find(
    ([annotation]) => `metadata.annotations.${annotation}` === query.key,
  );
  return found !== undefined && (query.values?.includes(found[1]) ?? true);
}

const entity = (
  annotations: Record<string, string> | undefined,
  name = 'thing',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
});

const things: Record<string, ModelRef> = {
  acme: { controlPlane: 'default', kind: 'tenant', name: 'acme' },
  globex: { controlPlane: 'default', kind: 'tenant', name: 'globex' },
  shop: {
    controlPlane: 'default',
    kind: 'project',
    tenant: 'acme',
    name: 'shop',
  },
  cart: {
    controlPlane: 'default',
    kind: 'component',
    tenant: 'acme',
    project: 'shop',
    name: 'cart',
  },
  'the endpoint of cart': {
    controlPlane: 'default',
    kind: 'endpoint',
    tenant: 'acme',
    project: 'shop',
    component: 'cart',
    name: 'http',
  },
  'a project named acme': {
    controlPlane: 'default',
    kind: 'project',
    tenant: 'globex',
    name: 'acme',
  },
  "globex' shop": {
    controlPlane: 'default',
    kind: 'project',
    tenant: 'globex',
    name: 'shop',
  },
  'a component named shop': {
    controlPlane: 'default',
    kind: 'component',
    tenant: 'acme',
    project: 'other',
    name: 'shop',
  },
  'shop in eu': {
    controlPlane: 'eu',
    kind: 'project',
    tenant: 'acme',
    name: 'shop',
  },
  'a shared plane': {
    controlPlane: 'eu',
    kind: 'dataPlane',
    name: 'east',
  },
};

const entities = {
  ...Object.fromEntries(
    Object.entries(things).map(([name, ref]) => [
      name,
      entity(annotationsOf(ref)),
    ]),
  ),
  'no thing of ours': entity(undefined),
  'something annotated otherwise': entity({ 'example.com/tenant': 'acme' }),
};

/** Names of what a rule matches: by its function, which judges one entity, and by its query, which filters a list. */
function matched(rule: {
  apply(resource: Entity): boolean;
  toQuery(): unknown;
}) {
  const matching = (matches: (one: Entity) => boolean) =>
    Object.entries(entities)
      .filter(([, one]) => matches(one))
      .map(([name]) => name);
  return {
    apply: matching(one => rule.apply(one)),
    toQuery: matching(one => answers(rule.toQuery() as Query, one)),
  };
}

describe('fourplaneCatalogRules', () => {
  it('HAS_CONTROL_PLANE matches what is of the control plane', () => {
    const params = { controlPlane: 'eu' };
    const expected = ['shop in eu', 'a shared plane'];
    expect(
      matched({
        apply: one => hasControlPlane.apply(one, params),
        toQuery: () => hasControlPlane.toQuery(params),
      }),
    ).toEqual({ apply: expected, toQuery: expected });
  });

  it('IS_IN_TENANT matches the tenant and what is in it, in every control plane', () => {
    const params = { tenant: 'acme' };
    const expected = [
      'acme',
      'shop',
      'cart',
      'the endpoint of cart',
      'a component named shop',
      'shop in eu',
    ];
    expect(
      matched({
        apply: one => isInTenant.apply(one, params),
        toQuery: () => isInTenant.toQuery(params),
      }),
    ).toEqual({ apply: expected, toQuery: expected });
  });

  it('IS_IN_PROJECT matches the project and what is in it, not its namesakes', () => {
    const params = { tenant: 'acme', project: 'shop' };
    const expected = ['shop', 'cart', 'the endpoint of cart', 'shop in eu'];
    expect(
      matched({
        apply: one => isInProject.apply(one, params),
        toQuery: () => isInProject.toQuery(params),
      }),
    ).toEqual({ apply: expected, toQuery: expected });
  });

  it('are offered to policies as conditions on catalog entities', () => {
    expect(fourplaneCatalogConditions.isInTenant({ tenant: 'acme' })).toEqual({
      rule: 'IS_IN_TENANT',
      resourceType: 'catalog-entity',
      params: { tenant: 'acme' },
    });
  });
});
