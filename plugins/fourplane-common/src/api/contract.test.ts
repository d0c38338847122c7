// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { modelRefSchema } from '../model';
import { componentReadPermission, fourplanePermissions } from '../permissions';
import { contract } from './contract';
import { defineAction, defineRoute, defineStream } from './Route';

const rows = Object.entries(contract);

describe('the contract', () => {
  it.each(rows)('%s has a parameter for every part of its path', (_, row) => {
    const inPath = [...row.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(inPath.sort()).toEqual(Object.keys(row.params.shape).sort());
    expect(
      Object.keys(row.query.shape).filter(key => inPath.includes(key)),
    ).toEqual([]);
  });

  it.each(rows)('%s asks a permission that is published', (_, row) => {
    expect(fourplanePermissions).toContain(row.permission);
  });

  it('has every route once, and every permission name once', () => {
    const routes = rows.map(([, row]) => `${row.method} ${row.path}`);
    expect(new Set(routes).size).toBe(routes.length);
    const names = fourplanePermissions.map(permission => permission.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every(name => name.startsWith('fourplane.'))).toBe(true);
  });

  it('has no row that nothing guards: it does not compile', () => {
    const row = { path: '/x', params: z.object({}), query: z.object({}) };
    const none = z.object({});
    // @ts-expect-error a row that reads needs a permission and a guard
    defineRoute({ ...row, method: 'GET', response: none });
    // @ts-expect-error a permission about objects needs to know which
    defineRoute({
      ...row,
      method: 'GET',
      response: none,
      permission: componentReadPermission,
      guard: { by: 'none' },
    });
    // @ts-expect-error so does one that changes something
    defineAction({ ...row, method: 'POST', body: none, response: none });
    defineStream({
      ...row,
      method: 'GET',
      event: none,
      permission: componentReadPermission,
      // @ts-expect-error a stream is about an object in its path
      guard: { by: 'items', refs: () => [], keep: (data: object) => data },
    });
    expect(rows.every(([, row_]) => row_.permission && row_.guard)).toBe(true);
  });

  it('guards a component by the reference in its path', () => {
    const { guard, params } = contract.getComponentOverview;
    if (guard.by !== 'object') {
      throw new Error('must be guarded by an object');
    }
    const ref = guard.ref(
      params.parse({
        controlPlane: 'default',
        tenant: 'acme',
        project: 'shop',
        name: 'cart',
      }),
    );
    expect(modelRefSchema.parse(ref)).toEqual({
      controlPlane: 'default',
      kind: 'component',
      tenant: 'acme',
      project: 'shop',
      name: 'cart',
    });
  });

  it('keeps of a list exactly what is allowed', () => {
    const { guard } = contract.listProjects;
    if (guard.by !== 'items') {
      throw new Error('must be guarded by its items');
    }
    const item = (name: string, troubled: string[] = []) => ({
      project: {
        ref: {
          controlPlane: 'default',
          kind: 'project' as const,
          tenant: 'acme',
          name,
        },
        health: { state: 'ready' as const },
      },
      components: 0,
      componentHealth: [],
      attention: troubled.map(component => ({
        ref: {
          controlPlane: 'default',
          kind: 'component' as const,
          tenant: 'acme',
          project: name,
          name: component,
        },
        health: { state: 'failed' as const },
      })),
    });
    const data = [item('shop'), item('secret')];
    expect(guard.refs(data).map(ref => ref.name)).toEqual(['shop', 'secret']);
    expect(guard.keep(data, ref => ref.name === 'shop')).toEqual([
      item('shop'),
    ]);

    const { within } = guard;
    if (!within || !('refs' in within)) {
      throw new Error('must leave out components by itself');
    }
    const inTrouble = [item('shop', ['cart', 'mail'])];
    expect(within.permission.name).toBe('fourplane.component.read');
    expect(within.refs(inTrouble).map(ref => ref.name)).toEqual([
      'cart',
      'mail',
    ]);
    expect(within.keep(inTrouble, ref => ref.name === 'mail')).toEqual([
      item('shop', ['mail']),
    ]);
  });
});
