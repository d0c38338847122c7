// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind } from '@fourplane/plugin-fourplane-common';
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

const generations: [string, ServedKinds, readonly Slot[]][] = [
  ['v0.2', servedByV02, slotsOfV02],
  ['v0.3', servedByV03, slotsOfV03],
  ['v0.16', servedByPreview['v0.16'], slotsBy['v0.16']],
  ['v1.2', servedByV1['v1.2'], slotsOfV1],
];
const kinds = [
  ['Component', 'component'],
  ['Project', 'project'],
  ['Environment', 'environment'],
] as const satisfies readonly (readonly [string, ModelKind])[];

describe('the entity that an object names', () => {
  it.each(generations)('is read in %s', (_, served, slots) => {
    const dialect = chooseDialect(served)?.create({
      controlPlane: 'default',
      served,
    });
    if (!dialect) {
      throw new Error('no dialect speaks this');
    }
    for (const [objectKind, kind] of kinds) {
      const lookup = IndexedLookup.create({ dialect });
      slots.forEach(({ usual }) => lookup.put(usual));
      const usual = slots.find(slot => slot.usual.kind === objectKind)?.usual;
      if (!usual) {
        throw new Error(`there is no ${objectKind}`);
      }
      const named = () =>
        dialect
          .refs(kind, {}, lookup)
          .map(ref => dialect.entityOf(ref, lookup))
          .filter(entity => entity !== undefined);
      expect(named()).toEqual([]);
      lookup.put({
        ...usual,
        metadata: {
          ...usual.metadata,
          annotations: {
            ...usual.metadata.annotations,
            'fourplane.dev/entity': ' component:default/mine ',
          },
        },
      });
      expect(named()).toEqual(['component:default/mine']);
    }
  });
});
