// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  TestBackend,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
// The module is tested inside the plugin that it extends.
// eslint-disable-next-line no-restricted-imports
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { entityRefOf } from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { eventually } from './__testUtils__/eventually';
import catalogModuleFourplane from '.';

const samplesDir = path.resolve(
  __dirname,
  '../../../../shared/data/openchoreo/v1.2.3/samples',
);
const apiVersion = 'openchoreo.dev/v1alpha1';
const patient = { timeoutMs: 60_000 };

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});
type Manifest = z.infer<typeof manifestSchema>;

const entitiesSchema = z.object({
  items: z.array(z.custom<Entity>(value => typeof value === 'object')),
});

let sandbox: Sandbox;
let backend: TestBackend;

async function startPortal(controlPlanes: object[]): Promise<TestBackend> {
  return startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleFourplane,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          catalog: {
            stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
          },
          fourplane: {
            controlPlanes,
            catalog: { defaultOwner: 'group:default/platform' },
          },
        },
      }),
    ],
  });
}

function connectionTo({ url, token, caPem }: Sandbox, name = 'default') {
  const caData = Buffer.from(caPem).toString('base64');
  return { name, server: url, token, caData };
}

async function entities(): Promise<Map<string, Entity>> {
  const response = await fetch(
    `http://localhost:${backend.server.port()}/api/catalog/entities/by-query?limit=1000`,
    { headers: { authorization: mockCredentials.service.header() } },
  );
  const { items } = entitiesSchema.parse(await response.json());
  return new Map(items.map(entity => [stringifyEntityRef(entity), entity]));
}

function processingErrors(found: ReadonlyMap<string, Entity>): unknown[] {
  return [...found.values()].flatMap(entity => {
    const { status } = entity as { status?: { items?: unknown[] } };
    return status?.items ?? [];
  });
}

async function readSamples(): Promise<Manifest[]> {
  const files = await readdir(samplesDir, {
    recursive: true,
    withFileTypes: true,
  });
  const texts = await Promise.all(
    files
      .filter(file => file.isFile() && /\.ya?ml$/.test(file.name))
      .map(file => readFile(path.join(file.parentPath, file.name), 'utf8')),
  );
  return texts
    .flatMap(text => parseAllDocuments(text))
    .map(document => manifestSchema.safeParse(document.toJS()))
    .flatMap(parsed => (parsed.success ? [parsed.data] : []));
}

/** The entity ref of a project or component, as the decisions name it. */
function refOf({ kind, metadata, ...rest }: Manifest): string | undefined {
  const at = {
    controlPlane: 'default',
    tenant: metadata.namespace ?? 'default',
  };
  if (kind === 'Project') {
    return entityRefOf({ ...at, kind: 'project', name: metadata.name });
  }
  const owner = z
    .object({
      spec: z.object({ owner: z.object({ projectName: z.string() }) }),
    })
    .parse(rest).spec.owner;
  return entityRefOf({
    ...at,
    kind: 'component',
    project: owner.projectName,
    name: metadata.name,
  });
}

async function samplesComeAndGo(): Promise<void> {
  const { client } = sandbox;
  const things = (await readSamples()).filter(
    ({ apiVersion: version }) => version === apiVersion,
  );
  for (const manifest of things) {
    await client.apply(manifest);
  }
  const shown = things.filter(({ kind }) =>
    ['Project', 'Component'].includes(kind),
  );
  expect(shown.length).toBeGreaterThan(20);
  const refs = [...new Set(shown.map(refOf))];
  await eventually(async () => {
    const found = await entities();
    expect([...found.keys()]).toEqual(expect.arrayContaining(refs));
    expect(processingErrors(found)).toEqual([]);
  }, patient);

  const gone = new Set<string>();
  for (const { kind, metadata } of shown) {
    const namespace = metadata.namespace ?? 'default';
    const key = `${kind}/${namespace}/${metadata.name}`;
    if (!gone.has(key)) {
      gone.add(key);
      await client.delete(apiVersion, kind, namespace, metadata.name);
    }
  }
  await eventually(async () => {
    const left = [...(await entities()).keys()];
    expect(left.filter(ref => refs.includes(ref))).toEqual([]);
  }, patient);
}

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'platform', controllers: false });
  backend = await startPortal([connectionTo(sandbox)]);
}, 60_000);

afterAll(async () => {
  await backend?.stop();
  await sandbox?.stop();
}, 60_000);

describe('the catalog module', () => {
  it('shows the platform: tenant, environments, pipeline and planes', async () => {
    await eventually(async () => {
      const found = await entities();
      const kinds = [...found.values()].map(
        ({ kind, spec }) => spec?.type ?? kind,
      );
      expect(kinds).toEqual(
        expect.arrayContaining([
          'Domain',
          'openchoreo-environment',
          'openchoreo-deployment-pipeline',
          'openchoreo-data-plane',
        ]),
      );
      expect(processingErrors(found)).toEqual([]);
    }, patient);
  }, 90_000);

  it('follows a component through creation, change, deletion and a namesake', async () => {
    const { client } = sandbox;
    const type = { kind: 'ClusterComponentType', name: 'deployment/service' };
    const spec = { owner: { projectName: 'shop' }, componentType: type };
    const named = (title: string) => ({
      apiVersion,
      kind: 'Component',
      metadata: {
        name: 'cart',
        namespace: 'default',
        annotations: { 'openchoreo.dev/display-name': title },
      },
      spec,
    });
    const titleOf = async () =>
      (await entities()).get('component:default/shop_cart')?.metadata.title;

    await client.apply(named('Cart'));
    await eventually(async () => expect(await titleOf()).toBe('Cart'), patient);
    await client.apply(named('Basket'));
    await eventually(
      async () => expect(await titleOf()).toBe('Basket'),
      patient,
    );
    await client.delete(apiVersion, 'Component', 'default', 'cart');
    await client.waitGone(apiVersion, 'Component', 'default', 'cart');
    await client.apply(named('Cart anew'));
    await eventually(
      async () => expect(await titleOf()).toBe('Cart anew'),
      patient,
    );
    await client.delete(apiVersion, 'Component', 'default', 'cart');
    await eventually(
      async () =>
        expect([...(await entities()).keys()]).not.toContain(
          'component:default/shop_cart',
        ),
      patient,
    );
  }, 120_000);

  // The samples lie beside the repository, not in it.
  (existsSync(samplesDir) ? it : it.skip)(
    'makes every project and component of the OpenChoreo samples an entity that goes with it',
    samplesComeAndGo,
    180_000,
  );
});
