// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { modelSchemas } from '@fourplane/plugin-fourplane-common';
import { IndexedLookup } from './__testUtils__/IndexedLookup';
import { Slot } from './__testUtils__/Slot';
import { chooseDialect } from './chooseDialect';
import { ServedKinds } from './Dialect';
import { servedBy as servedByPreview } from './preview/__testUtils__/served';
import { slotsBy } from './preview/__testUtils__/slots';
import { served as servedByV02 } from './v0.2/__testUtils__/served';
import { slots as slotsOfV02 } from './v0.2/__testUtils__/slots';
import { served as servedByV03 } from './v0.3/__testUtils__/served';
import { slots as slotsOfV03 } from './v0.3/__testUtils__/slots';
import { servedBy as servedByV1 } from './v1/__testUtils__/servedBy';
import { slots as slotsOfV1 } from './v1/__testUtils__/slots';

const generations: readonly (readonly [
  string,
  ServedKinds,
  readonly Slot[],
])[] = [
  ['v0.2', servedByV02, slotsOfV02],
  ['v0.3', servedByV03, slotsOfV03],
  ['v0.5', servedByPreview['v0.5'], slotsBy['v0.5']],
  ['v0.16', servedByPreview['v0.16'], slotsBy['v0.16']],
  ['v1.2', servedByV1['v1.2'], slotsOfV1],
];

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
