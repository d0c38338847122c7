// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_INTENT_KEY,
  Intent,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { Dialect, ObjectAddress, Planner } from '../dialects/Dialect';
import { HttpKubeApi } from '../kube/HttpKubeApi';
import { KubeObject, KubeResource } from '../kube/KubeObject';
import { ServerConnection } from '../kube/ServerConnection';
import { IntentWriter, IntentWriterOptions } from './IntentWriter';

const configMaps: KubeResource = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};
const namespaces: KubeResource = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  namespaced: false,
};
const projectRef: ModelRef = {
  controlPlane: 'default',
  kind: 'project',
  tenant: 'default',
  name: 'shop',
};
const project: ObjectAddress = {
  resource: configMaps,
  namespace: 'default',
  name: 'shop',
};
const settings: ObjectAddress = { ...project, name: 'shop-settings' };

function configMap(
  { namespace, name }: ObjectAddress,
  data: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(namespace && { namespace }) },
    data,
  };
}

/** A generation whose projects are two config maps each. */
const planner: Planner = {
  intents: ['createTenant', 'createProject', 'updateProject', 'delete'],
  needs: intent => (intent.intent === 'createProject' ? [] : [project]),
  plan(intent, { live, suffix }) {
    const stored = live(project);
    const refs = [projectRef];
    switch (intent.intent) {
      case 'createTenant':
        return {
          state: 'planned',
          refs: [intent.tenant],
          steps: [
            {
              verb: 'create',
              resource: namespaces,
              object: {
                apiVersion: 'v1',
                kind: 'Namespace',
                metadata: { name: intent.tenant.name },
              },
            },
            {
              verb: 'create',
              resource: configMaps,
              object: configMap({
                ...project,
                namespace: intent.tenant.name,
              }),
            },
          ],
        };
      case 'createProject': {
        const { title = '' } = intent;
        return {
          state: 'planned',
          refs,
          steps: [
            {
              verb: 'create',
              resource: configMaps,
              object: configMap(project, { title, suffix }),
              fields: { data: 'parameters' },
            },
            {
              verb: 'create',
              resource: configMaps,
              object: configMap(settings),
            },
          ],
        };
      }
      case 'updateProject':
        return {
          state: 'planned',
          refs,
          steps: [
            {
              verb: 'patch',
              address: project,
              patch: { data: { title: intent.title } },
              resourceVersion: stored?.metadata.resourceVersion,
            },
          ],
        };
      default:
        return {
          state: 'planned',
          refs,
          steps: [
            { verb: 'delete', address: settings },
            { verb: 'delete', address: project, uid: stored?.metadata.uid },
          ],
        };
    }
  },
};

const createProject: Intent = {
  intent: 'createProject',
  project: projectRef,
  title: 'Shop',
};

const KEY_PATH = `metadata.annotations["${ANNOTATION_INTENT_KEY}"]`;

/** Something that a new config map would have. */
function change(name: string, path: string, after: unknown) {
  return { object: `ConfigMap default/${name}`, path, after };
}

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ controllers: false });
});
afterEach(() => sandbox?.stop());

function connected({
  planner: its = planner,
  ...options
}: Partial<IntentWriterOptions> & { readonly planner?: Planner } = {}) {
  const api = HttpKubeApi.create({
    connection: ServerConnection.create({
      server: sandbox.url,
      token: sandbox.token,
      caData: Buffer.from(sandbox.caPem).toString('base64'),
    }),
  });
  const exists = new Set<string>(['tenant/default']);
  const dialect: Dialect = {
    generation: 'test',
    capabilities: ['writes'],
    kinds: [],
    sources: () => [],
    refs: () => [],
    read: () => ({ state: 'absent' }),
    entityOf: () => undefined,
    engineRun: () => undefined,
    workloadsOf: () => undefined,
    workloadSelectors: [],
    objectsOf: ({ kind, name }) =>
      exists.has(`${kind}/${name}`) ? [project] : [],
    touchedBy: () => [],
    unreadable: () => [],
    planner: its,
  };
  const lookup = {
    get: () => undefined,
    all: () => [],
    inNamespace: () => [],
    byIndex: () => [],
  };
  const writer = IntentWriter.create({
    api,
    dialect,
    lookup,
    writes: 'serviceAccount',
    now: () => '2026-11-25T00:00:00Z',
    ground: {
      controlPlane: 'default',
      generation: 'test',
      capabilities: ['writes'],
      model: {
        read: ref => ({
          state: exists.has(`${ref.kind}/${ref.name}`)
            ? 'unreadable'
            : 'absent',
          unreadable: {
            ref,
            object: { apiVersion: 'v1', kind: 'Any', name: ref.name },
            issues: [],
          },
        }),
        refs: () => [],
        isComplete: () => true,
        unreadable: () => [],
      },
    },
    ...options,
  });
  return { api, writer, exists };
}

const names = async () =>
  (await sandbox.client.list('v1', 'ConfigMap', { namespace: 'default' }))
    .map(({ metadata }) => metadata.name)
    .filter(name => name.startsWith('shop'))
    .sort();

describe('an intent on the wire', () => {
  it('is written step by step, and says what it wrote', async () => {
    const { writer } = connected();
    expect(await writer.write(createProject, { key: 'one' })).toEqual({
      state: 'done',
      refs: [projectRef],
      written: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          namespace: 'default',
          name: 'shop',
          result: 'created',
        },
        expect.objectContaining({ name: 'shop-settings', result: 'created' }),
      ],
    });
    const stored = await sandbox.client.get(
      'v1',
      'ConfigMap',
      'default',
      'shop',
    );
    expect(stored?.metadata.annotations).toEqual({
      [ANNOTATION_INTENT_KEY]: 'one',
    });
  });

  it('is planned with what has become known only while something else was read', async () => {
    const { api } = connected();
    await api.create(configMaps, configMap(settings, { made: 'before' }));
    let looks = 0;
    const seen: unknown[] = [];
    const learning: Planner = {
      ...planner,
      needs: () => {
        looks += 1;
        return looks === 1 ? [project] : [project, settings];
      },
      plan(_, { live }) {
        seen.push(live(settings)?.data);
        return { state: 'planned', steps: [], refs: [] };
      },
    };
    const { writer } = connected({ planner: learning });
    await writer.plan(createProject, { key: 'one' });
    expect(seen).toEqual([{ made: 'before' }]);
  });

  it('is written once, however often it is sent with its key', async () => {
    const { writer, exists } = connected();
    await writer.write(createProject, { key: 'one' });
    exists.add('project/shop');
    const again = await writer.write(createProject, { key: 'one' });
    expect(again).toMatchObject({
      state: 'done',
      written: [{ result: 'unchanged' }, { result: 'unchanged' }],
    });
    expect(await writer.write(createProject, { key: 'two' })).toEqual({
      state: 'refused',
      issues: [
        {
          path: 'project.name',
          message: '"shop" exists already',
          mend: 'Choose another name, or change the one that is there',
        },
      ],
    });
  });

  it('is refused when the name is taken by what the model does not know', async () => {
    const { writer } = connected();
    await sandbox.client.apply(configMap(settings));
    expect(await writer.write(createProject, { key: 'one' })).toMatchObject({
      state: 'refused',
      issues: [
        { message: expect.stringContaining('"shop-settings" already exists') },
      ],
    });
    expect(await names()).toEqual(['shop-settings']);
  });

  it('writes nothing in a dry run, nor where one step would fail', async () => {
    const { writer } = connected();
    const options = { key: 'one', dryRun: true };
    expect(await writer.write(createProject, options)).toEqual({
      state: 'checked',
      refs: [projectRef],
      unchecked: [],
      changes: [
        change('shop', 'data.title', 'Shop'),
        change('shop', 'data.suffix', expect.stringMatching(/^[0-9a-f]{8}$/)),
        change('shop', KEY_PATH, 'one'),
        change('shop-settings', 'data', {}),
        change('shop-settings', KEY_PATH, 'one'),
      ],
    });
    sandbox.faults.deny(sandbox.token, 'create', 'configmaps');
    expect(await writer.write(createProject, { key: 'one' })).toMatchObject({
      state: 'refused',
      cause: 'denied',
      issues: [
        {
          path: '',
          mend: expect.stringContaining(
            'Grant the verb "create" on "configmaps"',
          ),
        },
      ],
    });
    expect(await names()).toEqual([]);
  });

  it('is refused, too, when only the writing itself is', async () => {
    const { api } = connected();
    const { writer } = connected({
      api: {
        ...bound(api),
        create: async (resource, object, options) => {
          if (!options?.dryRun) {
            sandbox.faults.deny(sandbox.token, 'create', 'configmaps');
          }
          return api.create(resource, object, options);
        },
      },
    });
    const [issue] = refused(await writer.write(createProject, { key: 'one' }));
    expect(issue.message).toContain('create ConfigMap default/shop');
    expect(await names()).toEqual([]);
  });

  it('says what could not be tried before its namespace exists', async () => {
    const { writer } = connected();
    const intent: Intent = {
      intent: 'createTenant',
      tenant: { controlPlane: 'default', kind: 'tenant', name: 'acme' },
    };
    expect(
      await writer.write(intent, { key: 'one', dryRun: true }),
    ).toMatchObject({
      state: 'checked',
      unchecked: ['create ConfigMap acme/shop'],
    });
    expect(await writer.write(intent, { key: 'one' })).toMatchObject({
      state: 'done',
    });
  });

  it('names what is written when it breaks off, and goes on from there', async () => {
    const { writer, exists } = connected();
    const requests = { count: 0 };
    const api = breakingApi(connected().api, () => {
      requests.count += 1;
      return requests.count === 2;
    });
    const broken = connected({ api }).writer;
    expect(await broken.write(createProject, { key: 'one' })).toMatchObject({
      state: 'incomplete',
      written: [{ name: 'shop', result: 'created' }],
      issues: [{ message: expect.stringContaining('shop-settings') }],
    });
    expect(await names()).toEqual(['shop']);
    exists.add('project/shop');
    expect(await writer.write(createProject, { key: 'one' })).toMatchObject({
      state: 'done',
      written: [{ result: 'unchanged' }, { result: 'created' }],
    });
    expect(await names()).toEqual(['shop', 'shop-settings']);
  });

  it('plans again when the object has changed since it was read', async () => {
    const { writer, exists } = connected();
    await writer.write(createProject, { key: 'one' });
    exists.add('project/shop');
    const { api } = connected();
    let reads = 0;
    const racing = connected({
      api: {
        ...bound(api),
        get: async (...args) => {
          const object = await api.get(...args);
          reads += 1;
          if (reads === 1) {
            await sandbox.client.apply(configMap(project, { other: 'x' }));
          }
          return object;
        },
      },
    });
    racing.exists.add('project/shop');
    const intent: Intent = {
      intent: 'updateProject',
      project: projectRef,
      title: 'New',
    };
    expect(await racing.writer.write(intent, { key: 'two' })).toMatchObject({
      state: 'done',
      written: [{ result: 'changed' }],
    });
    expect(reads).toBeGreaterThan(1);
    const stored = await api.get(configMaps, 'default', 'shop');
    expect(stored.data).toMatchObject({ title: 'New', other: 'x' });
  });

  it('is a conflict when somebody else always writes first, and writes nothing', async () => {
    const { writer, api } = connected();
    await writer.write(createProject, { key: 'one' });
    let reads = 0;
    const racing = connected({
      api: {
        ...bound(api),
        get: async (...args) => {
          const object = await api.get(...args);
          reads += 1;
          await sandbox.client.apply(configMap(project, { other: `${reads}` }));
          return object;
        },
      },
    });
    racing.exists.add('project/shop');
    const outcome = await racing.writer.write(
      { intent: 'updateProject', project: projectRef, title: 'New' },
      { key: 'two' },
    );
    expect(outcome).toMatchObject({ state: 'refused', cause: 'conflict' });
    const stored = await api.get(configMaps, 'default', 'shop');
    expect(stored.data).not.toMatchObject({ title: 'New' });
  });

  it('deletes the object that was read, and takes one that is gone for deleted', async () => {
    const { writer, exists } = connected();
    await writer.write(createProject, { key: 'one' });
    exists.add('project/shop');
    await sandbox.client.delete('v1', 'ConfigMap', 'default', 'shop-settings');
    expect(
      await writer.write({ intent: 'delete', ref: projectRef }, { key: 'two' }),
    ).toMatchObject({
      state: 'done',
      written: [{ result: 'absent' }, { result: 'deleted' }],
    });
    expect(await names()).toEqual([]);
  });

  it('rejects when the control plane cannot be asked', async () => {
    const { writer } = connected();
    sandbox.faults.setOnline(false);
    await expect(
      writer.write(createProject, { key: 'one' }),
    ).rejects.toMatchObject({ failure: 'unreachable' });
  });
});

describe('the rights used', () => {
  it('are none unless the configuration says so', async () => {
    const { writer } = connected({ writes: 'off' });
    const [issue] = refused(await writer.write(createProject, { key: 'one' }));
    expect(issue).toEqual({
      path: '',
      message: 'This portal does not write to control plane "default"',
      mend: expect.stringContaining('fourplane.controlPlanes'),
    });
  });

  it("are the user's where it says impersonate, and nobody's without one", async () => {
    const { writer } = connected({ writes: 'impersonate' });
    const [issue] = refused(await writer.write(createProject, { key: 'one' }));
    expect(issue.message).toContain('only written to as a user');
    const as = { name: 'jane', groups: ['team-a'] };
    const [denied] = refused(
      await writer.write(createProject, { key: 'one', as }),
    );
    expect(denied.message).toContain('jane');
  });
});

function refused(outcome: Awaited<ReturnType<IntentWriter['write']>>) {
  if (outcome.state !== 'refused') {
    throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  }
  return outcome.issues;
}

function bound(api: HttpKubeApi): IntentWriterOptions['api'] {
  return {
    server: api.server,
    getPath: api.getPath.bind(api),
    getText: api.getText.bind(api),
    get: api.get.bind(api),
    list: api.list.bind(api),
    watch: api.watch.bind(api),
    logs: api.logs.bind(api),
    create: api.create.bind(api),
    patch: api.patch.bind(api),
    apply: api.apply.bind(api),
    delete: api.delete.bind(api),
    close: api.close.bind(api),
  };
}

/** Real creations fail when the connection breaks; dry runs do not. */
function breakingApi(
  api: HttpKubeApi,
  breaks: () => boolean,
): IntentWriterOptions['api'] {
  return {
    ...bound(api),
    create: async (resource, object, options) => {
      if (!options?.dryRun && breaks()) {
        sandbox.faults.setOnline(false);
        try {
          return await api.create(resource, object, options);
        } finally {
          sandbox.faults.setOnline(true);
        }
      }
      return api.create(resource, object, options);
    },
  };
}
