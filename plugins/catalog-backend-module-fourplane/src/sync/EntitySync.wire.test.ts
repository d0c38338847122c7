// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LoggerService,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  TestBackend,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ANNOTATION_UNREADABLE } from '@fourplane/plugin-fourplane-common';
import {
  ControlPlanes,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { Sandbox, SandboxOptions, startSandbox } from '@fourplane/sandbox';
import fc from 'fast-check';
import { MemoryCatalog } from '../__testUtils__/MemoryCatalog';
import { eventually } from '../__testUtils__/eventually';
import { EntitySync } from './EntitySync';

const apiVersion = 'openchoreo.dev/v1alpha1';
const patient = { timeoutMs: 30_000 };
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop();
  }
}, 60_000);

async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ controllers: false, ...options });
  stops.push(() => sandbox.stop());
  await sandbox.client.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'acme',
      labels: { 'openchoreo.dev/control-plane': 'true' },
    },
  });
  return sandbox;
}

/** The control planes of a portal of its own, as the composition root makes them. */
async function controlPlanesOf(
  sandboxes: Readonly<Record<string, Sandbox>>,
): Promise<{ controlPlanes: ControlPlanes; logger: LoggerService }> {
  const entries = Object.entries(sandboxes).map(
    ([name, { url, token, caPem }]) => ({
      name,
      server: url,
      token,
      caData: Buffer.from(caPem).toString('base64'),
    }),
  );
  let backend: TestBackend | undefined;
  const found = await new Promise<{
    controlPlanes: ControlPlanes;
    logger: LoggerService;
  }>((resolve, reject) => {
    const probe = createBackendPlugin({
      pluginId: 'probe',
      register(env) {
        env.registerInit({
          deps: {
            controlPlanes: controlPlanesServiceRef,
            logger: coreServices.logger,
          },
          init: async deps => resolve(deps),
        });
      },
    });
    const config = { fourplane: { controlPlanes: entries } };
    startTestBackend({
      features: [probe, mockServices.rootConfig.factory({ data: config })],
    }).then(started => {
      backend = started;
      stops.push(() => started.stop());
    }, reject);
  });
  await eventually(() => expect(backend).toBeDefined(), patient);
  return found;
}

async function syncOf(
  sandboxes: Readonly<Record<string, Sandbox>>,
  name: string,
  catalog: MemoryCatalog,
): Promise<EntitySync> {
  const { controlPlanes, logger } = await controlPlanesOf(sandboxes);
  const source = controlPlanes.get(name);
  if (!source) {
    throw new Error(`No control plane ${name}`);
  }
  const sync = EntitySync.create({
    source,
    held: catalog,
    defaultOwner: 'group:default/platform',
    logger,
    settings: { coalesceMs: 5, confirmAfterMs: 5 },
  });
  stops.push(() => sync.stop());
  sync.start(catalog);
  return sync;
}

const isLive = (sync: EntitySync) =>
  eventually(
    () => expect(sync.status()).toMatchObject({ state: 'live', pending: 0 }),
    patient,
  );

const projectOf = (name: string, annotations = {}) => ({
  apiVersion,
  kind: 'Project',
  metadata: { name, namespace: 'acme', annotations },
  spec: {
    deploymentPipelineRef: { name: 'default' },
    type: { kind: 'ClusterProjectType', name: 'default' },
  },
});

const componentOf = (project: string, name: string, annotations = {}) => ({
  apiVersion,
  kind: 'Component',
  metadata: { name, namespace: 'acme', annotations },
  spec: {
    owner: { projectName: project },
    componentType: { kind: 'ClusterComponentType', name: 'deployment/service' },
  },
});

const workloadOf = (project: string, component: string, content?: string) => ({
  apiVersion,
  kind: 'Workload',
  metadata: { name: component, namespace: 'acme' },
  spec: {
    owner: { projectName: project, componentName: component },
    container: { image: 'registry.example.com/it:1' },
    endpoints: {
      rest: {
        type: 'HTTP',
        port: 8080,
        ...(content && { schema: { type: 'openapi', content } }),
      },
    },
  },
});

/** Has the server take anything for a kind, as one of another version might. */
async function loosen(sandbox: Sandbox, plural: string): Promise<void> {
  const group = 'apiextensions.k8s.io/v1';
  const kind = 'CustomResourceDefinition';
  const name = `${plural}.openchoreo.dev`;
  const anything = {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  };
  const { spec } = await sandbox.client.get(group, kind, undefined, name);
  const versions = Object(spec).versions.map((version: object) => ({
    ...version,
    schema: { openAPIV3Schema: anything },
  }));
  await sandbox.client.mergePatch(group, kind, undefined, name, {
    spec: { versions },
  });
}

const componentsIn = (catalog: MemoryCatalog) =>
  [...catalog.entities.keys()].filter(ref => ref.startsWith('component:'));

describe('EntitySync on the wire', () => {
  it('removes nothing when one list answers 500, and recovers', async () => {
    const sandbox = await sandboxWith();
    await sandbox.client.apply([
      projectOf('shop'),
      componentOf('shop', 'cart'),
      componentOf('shop', 'till'),
      workloadOf('shop', 'cart', 'openapi: 3.1.0'),
    ]);
    const catalog = new MemoryCatalog();
    const first = await syncOf({ default: sandbox }, 'default', catalog);
    await isLive(first);
    await first.stop();
    const before = Object.fromEntries(catalog.entities);
    expect(Object.keys(before)).toContain('api:acme/shop_cart_rest');

    const undo = ['list', 'watch'].map(verb =>
      sandbox.faults.fail({ verb, plural: 'components', status: 500 }),
    );
    await sandbox.client.apply(projectOf('bank'));
    const second = await syncOf({ default: sandbox }, 'default', catalog);
    await eventually(
      () => expect([...catalog.entities.keys()]).toContain('system:acme/bank'),
      patient,
    );
    expect(second.status().state).toBe('partial');
    expect(Object.fromEntries(catalog.entities)).toMatchObject(before);
    undo.forEach(one => one());
    await sandbox.client.delete(apiVersion, 'Component', 'acme', 'till');
    await eventually(
      () => expect(componentsIn(catalog)).toEqual(['component:acme/shop_cart']),
      patient,
    );
  }, 120_000);

  it('keeps the entities of what cannot be read any more, under their names', async () => {
    const sandbox = await sandboxWith();
    await loosen(sandbox, 'components');
    await loosen(sandbox, 'workloads');
    const cart = componentOf('shop', 'cart');
    const workload = workloadOf('shop', 'cart', 'openapi: 3.1.0');
    await sandbox.client.apply([projectOf('shop'), cart, workload]);
    const catalog = new MemoryCatalog();
    await isLive(await syncOf({ default: sandbox }, 'default', catalog));
    const refs = [...catalog.entities.keys()].sort();
    expect(refs).toContain('api:acme/shop_cart_rest');
    expect(refs).toContain('component:acme/shop_cart');
    const change = (kind: string, spec: object) =>
      sandbox.client.mergePatch(apiVersion, kind, 'acme', 'cart', { spec });
    const isShown = (ref: string, isReadable: boolean) =>
      eventually(() => {
        const annotations = catalog.entities.get(ref)?.metadata.annotations;
        expect(annotations).toBeDefined();
        expect(ANNOTATION_UNREADABLE in Object(annotations)).toBe(!isReadable);
      }, patient);

    await change('Workload', { owner: 7 });
    await isShown('api:acme/shop_cart_rest', false);
    await change('Component', { componentType: 7 });
    await isShown('component:acme/shop_cart', false);
    expect([...catalog.entities.keys()].sort()).toEqual(refs);

    await change('Workload', { owner: workload.spec.owner });
    await change('Component', { componentType: cart.spec.componentType });
    await isShown('api:acme/shop_cart_rest', true);
    await isShown('component:acme/shop_cart', true);
    expect([...catalog.entities.keys()].sort()).toEqual(refs);
  }, 120_000);

  it('moves on with one control plane while the other is away', async () => {
    const eu = await sandboxWith();
    const us = await sandboxWith();
    await eu.client.apply([projectOf('shop'), componentOf('shop', 'cart')]);
    await us.client.apply([projectOf('shop'), componentOf('shop', 'cart')]);
    const sandboxes = { eu, us };
    const catalogs = { eu: new MemoryCatalog(), us: new MemoryCatalog() };
    await isLive(await syncOf(sandboxes, 'eu', catalogs.eu));
    await isLive(await syncOf(sandboxes, 'us', catalogs.us));
    us.faults.setOnline(false);
    await eu.client.apply(componentOf('shop', 'till'));
    await eu.client.delete(apiVersion, 'Component', 'acme', 'cart');
    await eventually(
      () =>
        expect(componentsIn(catalogs.eu)).toEqual([
          'component:acme/eu__shop_till',
        ]),
      patient,
    );
    expect(componentsIn(catalogs.us)).toEqual(['component:acme/us__shop_cart']);
  }, 120_000);

  it('has all of 250 components and 21 projects', async () => {
    const sandbox = await sandboxWith({ components: 250 });
    for (let i = 0; i < 21; i++) {
      await sandbox.client.apply(projectOf(`p${i}`));
    }
    const catalog = new MemoryCatalog();
    await isLive(await syncOf({ default: sandbox }, 'default', catalog));
    expect(componentsIn(catalog)).toHaveLength(250);
    const projects = [...catalog.entities.keys()].filter(ref =>
      ref.startsWith('system:acme/p'),
    );
    expect(projects).toHaveLength(21);
  }, 120_000);

  it('ends any sequence of changes of CRs with what a full snapshot has', async () => {
    const project = fc.constantFrom('shop', 'bank');
    const component = fc.constantFrom('a', 'b', 'c');
    const annotations = fc.constantFrom(
      {},
      { 'fourplane.dev/owner': 'team-a' },
      { 'openchoreo.dev/display-name': 'Shown' },
    );
    const change = fc.oneof(
      fc.tuple(project, annotations).map(args => projectOf(...args)),
      fc
        .tuple(project, component, annotations)
        .map(([p, c, a]) => componentOf(p, `${p}-${c}`, a)),
      fc
        .tuple(project, component, fc.constantFrom(undefined, 'openapi: 3.1.0'))
        .map(([p, c, content]) => workloadOf(p, `${p}-${c}`, content)),
    );
    const step = fc.tuple(change, fc.boolean(), fc.boolean());

    const sandbox = await sandboxWith();
    const catalog = new MemoryCatalog();
    await isLive(await syncOf({ default: sandbox }, 'default', catalog));
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 25 }),
        async steps => {
          for (const [object, isDeletion, dropsWatches] of steps) {
            const { kind, metadata } = object;
            const items = await sandbox.client.list(apiVersion, kind, {
              namespace: 'acme',
            });
            const there = items.some(
              item => item.metadata.name === metadata.name,
            );
            if (!isDeletion) {
              await sandbox.client.apply(object);
            } else if (there) {
              await sandbox.client.delete(
                apiVersion,
                kind,
                'acme',
                metadata.name,
              );
            }
            if (dropsWatches && isDeletion) {
              sandbox.faults.dropWatches();
            }
          }
          const snapshot = new MemoryCatalog();
          await isLive(await syncOf({ default: sandbox }, 'default', snapshot));
          await eventually(
            () =>
              expect(Object.fromEntries(catalog.entities)).toEqual(
                Object.fromEntries(snapshot.entities),
              ),
            patient,
          );
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  }, 180_000);
});
