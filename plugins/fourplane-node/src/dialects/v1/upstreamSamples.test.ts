// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { modelKinds } from '@fourplane/plugin-fourplane-common';
import { parse, parseAllDocuments } from 'yaml';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { readPaths } from './__testUtils__/readPaths';
import { servedBy } from './__testUtils__/servedBy';
import { rules } from './rules';
import { v1Dialect } from './v1Dialect';

const DATA = path.resolve(
  __dirname,
  '../../../../../../shared/data/openchoreo',
);
const releases = [
  { tag: 'v1.0.0', served: servedBy['v1.0'], objects: 18, built: 0 },
  { tag: 'v1.2.3', served: servedBy['v1.2'], objects: 75, built: 3 },
];

/** Fields of a kind that only some releases have, with what came with them. */
const newerFields: Readonly<Record<string, readonly string[]>> = {
  'v1.0.0': [
    'Project spec.type.kind',
    'Project spec.type.name',
    'Workload spec.dependencies.resources.ref',
    'ReleaseBinding status.pendingResourceDependencies.resourceName',
    'ReleaseBinding status.pendingResourceDependencies.reason',
  ],
  'v1.2.3': [],
};

for (const release of releases) {
  const { tag, served, ...least } = release;
  const folder = path.join(DATA, tag);
  // Without the data the tests are reported as skipped, by name.
  const describeRelease = existsSync(folder) ? describe : describe.skip;

  describeRelease(`the samples of ${tag}`, () => {
    it('are read without anything set aside', () => {
      const dialect = v1Dialect.create({ controlPlane: 'default', served });
      const lookup = IndexedLookup.create({ dialect });
      const watched = new Set(dialect.kinds.map(kind => kind.resource.kind));
      const objects = samplesIn(path.join(folder, 'samples')).filter(object =>
        watched.has(object.kind ?? ''),
      );
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

    it('give every built component its repository', () => {
      const dialect = v1Dialect.create({ controlPlane: 'default', served });
      const lookup = IndexedLookup.create({ dialect });
      const objects = samplesIn(path.join(folder, 'samples'));
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

    it('have definitions with every field that is read', () => {
      const missing = rules.flatMap(({ kind }) => {
        const resource = served.find(({ kind: name }) => name === kind.kind);
        if (!resource) {
          return [];
        }
        const schema = definitionOf(folder, resource.plural);
        return readPaths(kind.schema)
          .filter(([root]) => root !== 'metadata')
          .filter(names => !declares(schema, names))
          .map(names => `${kind.kind} ${names.join('.')}`);
      });
      expect(missing).toEqual(newerFields[tag]);
    });
  });
}

function samplesIn(folder: string): KubeObject[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file =>
      parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')),
    )
    .map((document): KubeObject | null => document.toJS())
    .filter(object => object !== null)
    .filter(object => object.metadata?.name !== undefined);
}

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

function definitionOf(folder: string, plural: string): JsonSchema {
  const file = path.join(folder, 'crds', `openchoreo.dev_${plural}.yaml`);
  const crd: {
    spec: { versions: { schema: { openAPIV3Schema: JsonSchema } }[] };
  } = parse(readFileSync(file, 'utf8'));
  return crd.spec.versions[0].schema.openAPIV3Schema;
}

/** Whether a path is in a schema; array items and map values are gone through without being named. */
function declares(
  schema: JsonSchema | undefined,
  [name, ...rest]: readonly string[],
): boolean {
  if (!schema) {
    return false;
  }
  if (name === undefined || schema['x-kubernetes-preserve-unknown-fields']) {
    return true;
  }
  if (schema.items) {
    return declares(schema.items, [name, ...rest]);
  }
  if (typeof schema.additionalProperties === 'object') {
    return declares(schema.additionalProperties, [name, ...rest]);
  }
  return declares(schema.properties?.[name], rest);
}
