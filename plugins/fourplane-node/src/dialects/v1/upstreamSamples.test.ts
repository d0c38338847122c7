// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { modelKinds } from '@fourplane/plugin-fourplane-common';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { readPaths } from '../__testUtils__/readPaths';
import { declares, describeRelease } from '../__testUtils__/upstreamRelease';
import { servedBy } from './__testUtils__/servedBy';
import { rules } from './rules';
import { v1Dialect } from './v1Dialect';

const releases = [
  { tag: 'v1.0.0', served: servedBy['v1.0'], objects: 28, built: 0 },
  { tag: 'v1.2.3', served: servedBy['v1.2'], objects: 128, built: 3 },
];

/** Fields of a kind that only some releases have, with what came with them. */
const newerFields: Readonly<Record<string, readonly string[]>> = {
  'v1.0.0': [
    'Project spec.type.kind',
    'Project spec.type.name',
    'Workload spec.dependencies.resources.ref',
    'ReleaseBinding status.pendingResourceDependencies.resourceName',
    'ReleaseBinding status.pendingResourceDependencies.reason',
    'RenderedRelease spec.owner.resourceName',
    'ComponentType spec.preRenderValidations',
    'ClusterComponentType spec.preRenderValidations',
  ],
  'v1.2.3': [],
};

for (const { tag, served, ...least } of releases) {
  describeRelease(tag, release => {
    it('has samples that are read without anything set aside', () => {
      const dialect = v1Dialect.create({ controlPlane: 'default', served });
      const lookup = IndexedLookup.create({ dialect });
      const watched = new Set(dialect.kinds.map(kind => kind.resource.kind));
      const objects = release
        .samples()
        .filter(object => watched.has(object.kind ?? ''));
      expect(objects.length).toBeGreaterThanOrEqual(least.objects);
      for (const object of objects) {
        lookup.put(object);
      }
      expect(dialect.unreadable(lookup)).toEqual([]);
      const readings = modelKinds.flatMap(kind =>
        dialect.refs(kind, {}, lookup).map(ref => dialect.read(ref, lookup)),
      );
      expect(readings.filter(({ state }) => state !== 'present')).toEqual([]);
    });

    it('gives every built component its repository', () => {
      const dialect = v1Dialect.create({ controlPlane: 'default', served });
      const lookup = IndexedLookup.create({ dialect });
      const objects = release.samples();
      for (const object of objects) {
        lookup.put(object);
      }
      const built = objects.filter(
        ({ kind, spec }) =>
          kind === 'Component' &&
          typeof spec === 'object' &&
          spec !== null &&
          'workflow' in spec,
      );
      expect(built.length).toBeGreaterThanOrEqual(least.built);
      const names = new Set(built.map(({ metadata }) => metadata.name));
      const components = dialect
        .refs('component', {}, lookup)
        .filter(({ name }) => names.has(name))
        .map(ref => dialect.read(ref, lookup))
        .flatMap(reading =>
          reading.state === 'present' ? [reading.model] : [],
        );
      expect(components.map(({ ref }) => ref.name).sort()).toEqual(
        [...names].sort(),
      );
      for (const { ref, source } of components) {
        expect({ name: ref.name, source }).toEqual({
          name: ref.name,
          source: expect.objectContaining({
            type: 'git',
            url: expect.stringMatching(/^https:/),
            branch: expect.any(String),
          }),
        });
      }
    });

    it('has definitions with every field that is read', () => {
      const missing = rules.flatMap(({ kind }) => {
        const resource = served.find(({ kind: name }) => name === kind.kind);
        if (!resource) {
          return [];
        }
        const schema = release.definition(`openchoreo.dev_${resource.plural}`);
        return readPaths(kind.schema)
          .filter(([root]) => root !== 'metadata')
          .filter(names => !declares(schema, names))
          .map(names => `${kind.kind} ${names.join('.')}`);
      });
      expect(missing).toEqual(newerFields[tag]);
    });
  });
}
