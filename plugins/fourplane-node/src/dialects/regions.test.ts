// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { generations } from './__testUtils__/generations';
import { IndexedLookup } from './__testUtils__/IndexedLookup';
import { chooseDialect } from './chooseDialect';

describe('where a data plane is', () => {
  it.each(generations)('is read in %s', (_, served, slots) => {
    const dialect = chooseDialect(served)?.create({
      controlPlane: 'default',
      served,
    });
    if (!dialect) {
      throw new Error('no dialect speaks this');
    }
    const lookup = IndexedLookup.create({ dialect });
    const regionsWith = (marks: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    }) => {
      for (const { usual } of slots) {
        const { labels, annotations } = usual.metadata;
        lookup.put({
          ...usual,
          metadata: {
            ...usual.metadata,
            labels: { ...labels, ...marks.labels },
            annotations: { ...annotations, ...marks.annotations },
          },
        });
      }
      const regions = dialect
        .refs('dataPlane', {}, lookup)
        .map(ref => dialect.read(ref, lookup))
        .map(reading => reading.state === 'present' && reading.model.region);
      return [...new Set(regions)];
    };
    const annotations = { 'fourplane.dev/region': 'moon' };
    const labels = { 'topology.kubernetes.io/region': 'eu-central-1' };
    expect(regionsWith({})).toEqual([undefined]);
    expect(regionsWith({ annotations })).toEqual(['moon']);
    expect(regionsWith({ annotations, labels })).toEqual(['eu-central-1']);
  });
});
