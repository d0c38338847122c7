// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  RefOf,
  TypeDefinition,
  Unreadable,
  Workflow,
} from '@fourplane/plugin-fourplane-common';
import { eventually } from '../__testUtils__/eventually';
import { MemoryCatalog } from '../__testUtils__/MemoryCatalog';
import { MemorySource } from '../__testUtils__/MemorySource';
import { tenant } from '../__testUtils__/things';
import { EntitySync } from '../sync/EntitySync';

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({
  type: 'object',
  properties,
  ...more,
});

const at = { controlPlane: 'default' } as const;
const serviceRef: RefOf<'componentType'> = {
  ...at,
  kind: 'componentType',
  name: 'service',
};
const SERVICE = 'template:default/cluster-componenttype_service';

function service(fields: Partial<TypeDefinition> = {}): TypeDefinition {
  return {
    ref: serviceRef,
    workloadType: 'deployment',
    workflows: [{ kind: 'ClusterWorkflow', name: 'builder' }],
    traits: [{ kind: 'ClusterTrait', name: 'volume' }],
    parameters: object(
      { replicas: { type: 'integer', default: 1 }, region: text },
      { required: ['region'] },
    ),
    ...fields,
  };
}

const volume: TypeDefinition = {
  ref: { ...at, kind: 'trait', name: 'volume' },
  parameters: object({ size: text }, { required: ['size'] }),
};
const builder: Workflow = {
  ref: { ...at, kind: 'workflow', name: 'builder' },
  repository: { url: 'repo.url', branch: 'repo.branch' },
  parameters: object(
    {
      repo: object({ url: text, branch: text }, { required: ['url'] }),
      dockerfile: { type: 'string', default: './Dockerfile' },
    },
    { required: ['repo'] },
  ),
};

const settings = {
  coalesceMs: 1,
  retryMs: { first: 1, longest: 1 },
  confirmAfterMs: 1,
};

let running: EntitySync | undefined;

function start(options: { templates?: boolean; canWrite?: boolean } = {}) {
  const source = new MemorySource();
  source.capabilities = options.canWrite === false ? [] : ['writes'];
  const catalog = new MemoryCatalog();
  const sync = EntitySync.create({
    source,
    held: catalog,
    defaultOwner: 'group:default/platform',
    logger: mockServices.logger.mock(),
    templates: options.templates ?? true,
    settings,
  });
  running = sync;
  sync.start(catalog);
  const shown = (ref = SERVICE) => catalog.entities.get(ref);
  const problems = () => source.reports.at(-1) ?? [];
  /** The schema of a property of the template, by page and name. */
  const field = (page: number, name: string, ref = SERVICE) => {
    const pages = Object(shown(ref)?.spec).parameters;
    return pages?.[page]?.properties?.[name];
  };
  return { source, catalog, sync, shown, problems, field };
}

afterEach(() => running?.stop());

describe('templates of types', () => {
  it('are made of a component type, with its traits and the workflows that build it', async () => {
    const { source, shown, field } = start();
    source.put(service({ title: 'A service' }), volume, builder);
    await eventually(() => expect(shown()).toBeDefined());
    expect(shown()).toMatchObject({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      metadata: {
        title: 'A service',
        description: 'Makes a component of the type service.',
        tags: ['openchoreo', 'component'],
        annotations: {
          'fourplane.dev/control-plane': 'default',
          'fourplane.dev/kind': 'componentType',
          'fourplane.dev/name': 'service',
        },
      },
      spec: { owner: 'group:default/platform', type: 'service' },
    });
    const origin = field(1, 'origin');
    expect(origin.oneOf.map(({ title }: { title: string }) => title)).toEqual([
      'An image that is there',
      'Built with builder',
    ]);
    // Where the repository is has fields of its own, so only the rest of the workflow's is asked for.
    expect(origin.oneOf[1].properties.repository).toMatchObject({
      required: ['url', 'workflow', 'workflowKind'],
      properties: {
        branch: { default: 'main' },
        parameters: { properties: { dockerfile: { default: './Dockerfile' } } },
      },
    });
    expect(
      Object.keys(
        origin.oneOf[1].properties.repository.properties.parameters.properties,
      ),
    ).toEqual(['dockerfile']);
    expect(field(2, 'settings')).toMatchObject({ required: ['region'] });
    expect(field(3, 'traits').items.properties.parameters).toMatchObject({
      required: ['size'],
    });
  });

  it('follow the type, its traits and its workflows, and go with it', async () => {
    const { source, shown, field } = start();
    source.put(service());
    await eventually(() => expect(shown()).toBeDefined());
    expect(field(1, 'origin').oneOf).toBeUndefined();
    source.put(volume);
    await eventually(() => expect(field(3, 'traits')).toBeDefined());
    source.put(builder);
    await eventually(() => expect(field(1, 'origin').oneOf).toHaveLength(2));
    source.put(service({ parameters: undefined }));
    await eventually(() =>
      expect(Object(shown()?.spec).parameters).toHaveLength(4),
    );
    source.remove(serviceRef);
    await eventually(() => expect(shown()).toBeUndefined());
  });

  it('are for projects and resources, too, in the tenant whose type it is', async () => {
    const { source, catalog } = start();
    source.put(
      tenant('acme', { owner: 'team-acme' }),
      { ref: { ...at, kind: 'projectType', name: 'cell' } },
      {
        ref: { ...at, kind: 'resourceType', tenant: 'acme', name: 'postgres' },
        parameters: object({ database: { type: 'string', default: 'app' } }),
      },
    );
    await eventually(() =>
      expect([...catalog.entities.keys()]).toEqual([
        'domain:acme/acme',
        'template:default/cluster-projecttype_cell',
        'template:acme/resourcetype_postgres',
      ]),
    );
    const postgres = catalog.entities.get(
      'template:acme/resourcetype_postgres',
    );
    expect(postgres?.metadata.title).toBe('Postgres resource');
    expect(postgres?.spec).toMatchObject({
      owner: 'group:default/team-acme',
      steps: [
        {
          action: 'fourplane:resource:create',
          input: { type: 'postgres', typeKind: 'ResourceType' },
        },
      ],
    });
    const [{ properties }] = Object(postgres?.spec).parameters;
    expect(properties.project).toMatchObject({
      'ui:field': 'FourplaneProjectPicker',
      'ui:options': { controlPlane: 'default', inTenant: 'acme' },
    });
  });

  it('are worded by the annotations of the type, or not offered at all', async () => {
    const { source, shown, sync } = start();
    source.put(
      service({
        template: {
          title: 'Golden path',
          description: 'The way we do it.',
          tags: ['Go Lang', 'http', 'bad_tag'],
          owner: 'group:golden/path',
        },
      }),
    );
    await eventually(() =>
      expect(shown()).toMatchObject({
        metadata: {
          title: 'Golden path',
          description: 'The way we do it.',
          tags: ['go-lang', 'http'],
        },
        spec: { owner: 'group:golden/path' },
      }),
    );
    expect(sync.status().notes).toEqual([
      {
        entityRef: SERVICE,
        note: expect.stringContaining("tag not used: 'bad_tag'"),
      },
    ]);
    source.put(service({ template: { offer: 'maybe' } }));
    await eventually(() =>
      expect(sync.status().notes[0].note).toContain(
        'fourplane.dev/template not used: "maybe" must be "none"',
      ),
    );
    source.put(service({ template: { offer: 'none' } }));
    await eventually(() => expect(shown()).toBeUndefined());
  });

  it.each<[string, Partial<TypeDefinition>, RegExp]>([
    [
      'is no object',
      { parameters: { type: 'array' } },
      /parameters describes no object, but array/,
    ],
    [
      'is too large',
      {
        parameters: object(
          Object.fromEntries(
            Array.from({ length: 9_000 }, (_, index) => [`f${index}`, text]),
          ),
        ),
      },
      /parameters is too large for a form/,
    ],
  ])(
    'are not made of a type whose schema %s, which is said where it can be read',
    async (_, broken, problem) => {
      const { source, shown, problems } = start();
      source.put(service());
      await eventually(() => expect(shown()).toBeDefined());
      source.put(service(broken));
      await eventually(() => expect(shown()).toBeUndefined());
      expect(problems()).toEqual([
        {
          what: expect.stringMatching(problem),
          where: 'component type service',
          mend: expect.any(String),
        },
      ]);
      source.put(service());
      await eventually(() => expect(shown()).toBeDefined());
      expect(problems()).toEqual([]);
    },
  );

  it('are not made of a type that is read only in part', async () => {
    const { source, shown, problems } = start();
    const unreadable: Unreadable = {
      ref: serviceRef,
      object: {
        apiVersion: 'openchoreo.dev/v1alpha1',
        kind: 'ClusterComponentType',
        name: 'service',
      },
      issues: [
        {
          path: 'spec.parameters.openAPIV3Schema',
          message: 'refers to #/$defs/A from within itself',
        },
      ],
    };
    source.partly.push(unreadable);
    source.put(service({ parameters: undefined }));
    await eventually(() =>
      expect(problems()).toEqual([
        expect.objectContaining({
          what: 'There is no software template of component type service: spec.parameters.openAPIV3Schema: refers to #/$defs/A from within itself',
        }),
      ]),
    );
    expect(shown()).toBeUndefined();
  });

  it('ask for a schedule where the type runs by one, and for endpoints as its rules want them', async () => {
    const { source, field, catalog } = start();
    source.put(
      service({
        workloadType: 'cronjob',
        parameters: object({ schedule: text, retries: { type: 'integer' } }),
      }),
      service({
        ref: { ...serviceRef, name: 'worker' },
        workflows: [],
        endpoints: { least: 0, most: 0 },
      }),
      service({
        ref: { ...serviceRef, name: 'grpc' },
        workflows: [],
        endpoints: { least: 1, onlyType: 'gRPC' },
      }),
    );
    await eventually(() => expect(catalog.entities.size).toBe(3));
    const [worker, grpc] = ['worker', 'grpc'].map(
      name => `template:default/cluster-componenttype_${name}`,
    );
    expect(field(1, 'schedule')).toMatchObject({ default: '0 3 * * *' });
    expect(Object.keys(field(2, 'settings').properties)).toEqual(['retries']);
    expect(Object.keys(field(1, 'origin').properties)).toEqual(['image']);
    expect(Object.keys(field(1, 'origin', worker).properties)).toEqual([
      'image',
    ]);
    expect(field(1, 'origin', grpc).properties.endpoints).toMatchObject({
      minItems: 1,
      default: [{ type: 'gRPC' }],
      items: { properties: { type: { enum: ['gRPC'] } } },
    });
  });

  it.each([{ templates: false }, { canWrite: false }])(
    'are not there with %j, and leave the rest alone',
    async options => {
      const { source, catalog, sync } = start(options);
      source.put(service(), tenant('acme'));
      await eventually(() => expect(sync.status().state).toBe('live'));
      await eventually(() =>
        expect([...catalog.entities.keys()]).toEqual(['domain:acme/acme']),
      );
    },
  );

  it('are removed by the guard as anything else: many only after a second list', async () => {
    const { source, catalog } = start();
    const types = Array.from({ length: 30 }, (_, index) =>
      service({ ref: { ...serviceRef, name: `type-${index}` } }),
    );
    source.put(...types);
    await eventually(() => expect(catalog.entities.size).toBe(30));
    let hasListed = false;
    source.onRelist = () => {
      hasListed = true;
      expect(catalog.entities.size).toBe(30);
    };
    source.remove(...types.map(({ ref }) => ref));
    await eventually(() => expect(catalog.entities.size).toBe(0));
    expect(hasListed).toBe(true);
    expect(source.relistedKinds.at(-1)).toContain('componentType');
  });

  it('wait for the traits and workflows they show before the catalog is made to equal them', async () => {
    const { source, catalog, sync, shown } = start();
    source.setIncomplete(['trait'], 'syncing');
    source.put(service());
    await new Promise(setImmediate);
    expect(catalog.count('full')).toBe(0);
    source.setIncomplete([]);
    await eventually(() => expect(sync.status().state).toBe('live'));
    await eventually(() => expect(shown()).toBeDefined());
  });
});
