// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { modelSchemas } from '@fourplane/plugin-fourplane-common';
import { generations } from './__testUtils__/generations';
import { IndexedLookup } from './__testUtils__/IndexedLookup';
import { chooseDialect } from './chooseDialect';

describe('who keeps components and deployments, and who changed them last', () => {
  it.each(generations)('is read in %s', (_, served, slots) => {
    const dialect = chooseDialect(served)?.create({
      controlPlane: 'default',
      served,
    });
    if (!dialect) {
      throw new Error('no dialect speaks this');
    }
    const lookup = IndexedLookup.create({ dialect });
    for (const { usual } of slots) {
      const { metadata } = usual;
      lookup.put({
        ...usual,
        metadata: {
          ...metadata,
          labels: {
            ...metadata.labels,
            'kustomize.toolkit.fluxcd.io/name': 'apps',
          },
          annotations: {
            ...metadata.annotations,
            'fourplane.dev/changed-by': 'user:default/kim',
            'fourplane.dev/changed-at': '2026-11-25T07:00:00Z',
          },
        },
      });
    }
    const deployments = dialect.refs('deployment', {}, lookup);
    const components = dialect.refs('component', {}, lookup);
    expect(deployments.length).toBeGreaterThan(0);
    expect(components.length).toBeGreaterThan(0);
    const managedBy = { tool: 'flux', name: 'apps' };
    for (const ref of components) {
      expect(dialect.read(ref, lookup)).toMatchObject({ model: { managedBy } });
    }
    for (const ref of deployments) {
      const reading = dialect.read(ref, lookup);
      expect(reading).toMatchObject({
        model: {
          managedBy,
          changedAt: '2026-11-25T07:00:00Z',
          changedBy: 'user:default/kim',
        },
      });
      expect(
        modelSchemas.deployment
          .strict()
          .safeParse(reading.state === 'present' && reading.model).success,
      ).toBe(true);
    }
  });
});
