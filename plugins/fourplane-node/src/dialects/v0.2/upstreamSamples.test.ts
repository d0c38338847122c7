// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { modelKinds } from '@fourplane/plugin-fourplane-common';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { readPaths } from '../__testUtils__/readPaths';
import { declares, describeRelease } from '../__testUtils__/upstreamRelease';
import { served } from './__testUtils__/served';
import { rules } from './rules';
import { v02Dialect } from './v02Dialect';

describeRelease('v0.2.0', release => {
  const dialect = v02Dialect.create({ controlPlane: 'default', served });

  it('has samples that are read without anything set aside', () => {
    const lookup = IndexedLookup.create({ dialect });
    const watched = new Set(dialect.kinds.map(kind => kind.resource.kind));
    const objects = release
      .samples()
      .filter(({ kind = '' }) => watched.has(kind));
    expect(objects.length).toBeGreaterThanOrEqual(40);
    for (const object of objects) {
      lookup.put(object);
    }
    expect(dialect.unreadable(lookup)).toEqual([]);
    const readings = modelKinds.flatMap(kind =>
      dialect.refs(kind, {}, lookup).map(ref => dialect.read(ref, lookup)),
    );
    expect(readings.filter(({ state }) => state !== 'present')).toEqual([]);
    // A file may repeat an object of another one.
    const names = objects.map(
      ({ kind, metadata: { namespace, name } }) =>
        `${kind}/${namespace}/${name}`,
    );
    const buildPlanes = 1;
    expect(readings).toHaveLength(new Set(names).size + buildPlanes);
  });

  it('gives every built component its repository and branch', () => {
    const lookup = IndexedLookup.create({ dialect });
    release.samples().forEach(object => lookup.put(object));
    const components = dialect
      .refs('component', {}, lookup)
      .map(ref => dialect.read(ref, lookup))
      .flatMap(reading => (reading.state === 'present' ? [reading.model] : []));
    expect(components.length).toBeGreaterThanOrEqual(8);
    for (const { ref, source } of components) {
      expect({ name: ref.name, source }).toEqual({
        name: ref.name,
        source: {
          type: 'git',
          url: expect.stringMatching(/^https:/),
          branch: expect.any(String),
          path: expect.stringMatching(/^\//),
        },
      });
    }
  });

  it('has definitions with every field that is read', () => {
    const missing = rules.flatMap(({ kind }) => {
      const { plural } =
        served.find(({ kind: name }) => name === kind.kind) ?? {};
      const schema = release.definition(`core.choreo.dev_${plural}`);
      return readPaths(kind.schema)
        .filter(([root]) => root !== 'metadata')
        .filter(names => !declares(schema, names))
        .map(names => `${kind.kind} ${names.join('.')}`);
    });
    expect(missing).toEqual([]);
  });
});
