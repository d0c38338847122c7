// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { modelKinds } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { readPaths } from '../__testUtils__/readPaths';
import { declares, describeRelease } from '../__testUtils__/upstreamRelease';
import { served } from './__testUtils__/served';
import { rules } from './rules';
import { v03Dialect } from './v03Dialect';

const dialect = v03Dialect.create({ controlPlane: 'default', served });

/** Most samples leave it to kubectl in which namespace they land. */
function inDefault(object: KubeObject): KubeObject {
  return { ...object, metadata: { namespace: 'default', ...object.metadata } };
}

describeRelease('v0.3.2', release => {
  const samples = () => release.samples().map(inDefault);
  const lookupOfAll = () => {
    const lookup = IndexedLookup.create({ dialect });
    samples().forEach(object => lookup.put(object));
    return lookup;
  };

  it('has samples that are read without anything set aside', () => {
    const watched = new Set(dialect.kinds.map(kind => kind.resource.kind));
    const objects = samples().filter(({ kind }) => watched.has(kind ?? ''));
    expect(objects.length).toBe(samples().length);
    expect(objects.length).toBeGreaterThanOrEqual(27);
    const lookup = lookupOfAll();
    expect(dialect.unreadable(lookup)).toEqual([]);
    const readings = modelKinds.flatMap(kind =>
      dialect.refs(kind, {}, lookup).map(ref => dialect.read(ref, lookup)),
    );
    expect(readings.filter(({ state }) => state !== 'present')).toEqual([]);
  });

  it('has components whose type, source and endpoints are known', () => {
    const lookup = lookupOfAll();
    const components = dialect
      .refs('component', {}, lookup)
      .map(ref => dialect.read(ref, lookup))
      .flatMap(reading => (reading.state === 'present' ? [reading.model] : []))
      .map(({ ref, type, typeRef, schedule, source, endpoints }) => [
        ref.name,
        type,
        typeRef?.name,
        schedule,
        source?.type,
        endpoints.map(({ name }) => name),
      ]);
    expect(components.sort()).toEqual([
      [
        'github-issue-reporter',
        'scheduled-task',
        'github-task-standard',
        '*/1 * * * *',
        'image',
        [],
      ],
      [
        'greeter-service',
        'service',
        'default',
        undefined,
        'image',
        ['greeter-api'],
      ],
      [
        'greeting-service',
        'service',
        'default',
        undefined,
        'git',
        ['greeter-api'],
      ],
      [
        'patient-management-service',
        'service',
        'default',
        undefined,
        'git',
        ['patient-management-api'],
      ],
      [
        'react-starter',
        'web-application',
        'default',
        undefined,
        'git',
        ['webapp'],
      ],
      [
        'reading-list-service',
        'service',
        'default',
        undefined,
        'git',
        ['reading-list-api'],
      ],
    ]);
  });

  it('has definitions with every field that is read', () => {
    const missing = rules.flatMap(({ kind }) => {
      const resource = served.find(({ kind: name }) => name === kind.kind);
      const schema = release.definition(`openchoreo.dev_${resource?.plural}`);
      return readPaths(kind.schema)
        .filter(([root]) => root !== 'metadata')
        .filter(names => !declares(schema, names))
        .map(names => `${kind.kind} ${names.join('.')}`);
    });
    expect(missing).toEqual([]);
  });
});
