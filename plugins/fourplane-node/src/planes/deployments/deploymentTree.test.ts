// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { KubeObject } from '../../kube/KubeObject';
import { ServerConnection } from '../../kube/ServerConnection';
import { WatchedDeployments } from './WatchedDeployments';

const NAMESPACE = 'dp-acme-shop-development';
const labels = { component: 'web', environment: 'development' };
const ref: RefOf<'deployment'> = {
  controlPlane: 'default',
  kind: 'deployment',
  tenant: 'acme',
  project: 'shop',
  name: 'web',
};
const plane: ModelRef = {
  controlPlane: 'default',
  kind: 'dataPlane',
  name: 'default',
};

let sandbox: Sandbox;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ controllers: false });
  for (const name of [NAMESPACE, 'elsewhere']) {
    await sandbox.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
});

afterAll(() => sandbox.stop());

afterEach(async () => {
  for (const stop of stops.splice(0)) {
    await stop();
  }
});

interface Made {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly fields?: object;
  readonly owner?: KubeObject;
}

async function make(apiVersion: string, made: Made): Promise<KubeObject> {
  const { kind, name, namespace = NAMESPACE, fields, owner } = made;
  const object = {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      labels: made.labels ?? labels,
      ...(owner && {
        ownerReferences: [
          {
            apiVersion: owner.apiVersion ?? '',
            kind: owner.kind ?? '',
            name: owner.metadata.name,
            uid: owner.metadata.uid ?? '',
            controller: true,
          },
        ],
      }),
    },
    ...fields,
  };
  return sandbox.client.create(object);
}

const template = {
  metadata: { labels },
  spec: { containers: [{ name: 'main', image: 'example.org/web:1' }] },
};
const replicated = (replicas: number) => ({
  spec: { replicas, selector: { matchLabels: labels }, template },
});

/** The deployment of which the control plane reports these objects, seen with the rights of a token. */
function deployments(
  reported: readonly (readonly [
    group: string,
    kind: string,
    name: string,
    namespace?: string,
  ])[],
  token = sandbox.token,
  wrap = (api: KubeApi) => api,
) {
  const caData = Buffer.from(sandbox.caPem).toString('base64');
  const connected = HttpKubeApi.create({
    connection: ServerConnection.create({ server: sandbox.url, token, caData }),
  });
  const api = wrap(connected);
  const made = WatchedDeployments.create({
    controlPlane: 'default',
    model: {
      read: () => ({
        state: 'present' as const,
        // Only what is reported is read of it here.
        model: {
          objects: reported.map(
            ([group, kind, name, namespace = NAMESPACE]) => ({
              group,
              kind,
              name,
              namespace,
              health: { state: 'ready' },
            }),
          ),
        } as never,
      }),
      refs: () => [],
      isComplete: () => true,
    },
    changes: () => () => {},
    workloads: () => ({
      selectors: ['component'],
      of: () => ({
        plane,
        namespace: NAMESPACE,
        labels,
        ownLabels: [{ 'openchoreo.dev/rendered-release-uid': 'own' }],
      }),
    }),
    planes: { reach: async () => ({ state: 'reachable', api }) },
    archiveOf: () => undefined,
    logger: mockServices.logger.mock(),
  });
  stops.push(made.start(), () => connected.close());
  return made;
}

/** The connection with some of its calls answered otherwise. */
function answering(api: KubeApi, answers: Partial<KubeApi>): KubeApi {
  return new Proxy(api, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      return (
        Reflect.get(answers, name) ??
        (typeof own === 'function' ? own.bind(target) : own)
      );
    },
  });
}

const signal = () => AbortSignal.timeout(30_000);

/** Resolves when its plane has been reached. */
async function reached(watched: WatchedDeployments): Promise<void> {
  const undo: (() => void)[] = [];
  await new Promise<void>(resolve => {
    const look = () => {
      const { problem } = watched.runtime(ref);
      if (problem?.what !== 'The data plane is being connected') {
        resolve();
      }
    };
    undo.push(watched.changes(look));
    setImmediate(look);
    look();
  });
  undo.forEach(each => each());
}

describe('the objects of a deployment on its data plane', () => {
  it('are those reported with what they own; revisions of the past have no part in it', async () => {
    const web = await make('apps/v1', {
      kind: 'Deployment',
      name: 'web',
      fields: replicated(1),
    });
    const set = await make('apps/v1', {
      kind: 'ReplicaSet',
      name: 'web-b',
      owner: web,
      fields: replicated(1),
    });
    await make('apps/v1', {
      kind: 'ReplicaSet',
      name: 'web-a',
      owner: web,
      fields: replicated(0),
    });
    await make('v1', {
      kind: 'Pod',
      name: 'web-b-1',
      owner: set,
      fields: { spec: template.spec },
    });
    await make('v1', {
      kind: 'Pod',
      name: 'stray',
      fields: { spec: template.spec },
    });
    await make('v1', {
      kind: 'Event',
      name: 'event',
      fields: {
        involvedObject: { kind: 'Pod', namespace: NAMESPACE, name: 'web-b-1' },
        type: 'Warning',
        reason: 'FailedMount',
        message: 'no such volume',
        lastTimestamp: '2026-11-25T07:00:00Z',
        count: 3,
      },
    });
    const watched = deployments([
      ['apps', 'Deployment', 'web'],
      ['', 'Service', 'web'],
    ]);
    await reached(watched);
    const { objects, problems } = await watched.tree(ref, { signal: signal() });
    expect(problems).toEqual([]);
    expect(
      objects.map(({ id, parent, health }) => [id, parent, health.state]),
    ).toEqual([
      [`apps/Deployment/${NAMESPACE}/web`, undefined, 'progressing'],
      [`core/Service/${NAMESPACE}/web`, undefined, 'degraded'],
      [
        `apps/ReplicaSet/${NAMESPACE}/web-b`,
        `apps/Deployment/${NAMESPACE}/web`,
        'progressing',
      ],
      [
        `core/Pod/${NAMESPACE}/web-b-1`,
        `apps/ReplicaSet/${NAMESPACE}/web-b`,
        'progressing',
      ],
    ]);
    expect(objects[1].health.reason).toBe('NotFound');
    expect(objects[3].events).toEqual([
      {
        at: '2026-11-25T07:00:00.000Z',
        type: 'Warning',
        reason: 'FailedMount',
        message: 'no such volume',
        count: 3,
      },
    ]);
  });

  it('are found by their labels where none is reported', async () => {
    await make('v1', {
      kind: 'ConfigMap',
      name: 'settings',
      fields: { data: { a: 'b' } },
    });
    await make('v1', {
      kind: 'ConfigMap',
      name: 'foreign',
      labels: { component: 'other' },
    });
    const watched = deployments([]);
    await reached(watched);
    const { objects, problems } = await watched.tree(ref, { signal: signal() });
    expect(problems).toEqual([]);
    const names = objects.map(({ name }) => name);
    expect(names).toContain('settings');
    expect(names).not.toContain('foreign');
  });

  it('are not believed to be its own because a status says so', async () => {
    await make('v1', {
      kind: 'ConfigMap',
      name: 'plain',
      namespace: 'elsewhere',
      labels: {},
      fields: { data: { key: 'theirs' } },
    });
    await make('v1', {
      kind: 'ConfigMap',
      name: 'of-neighbour',
      namespace: 'elsewhere',
      labels: {
        'openchoreo.dev/rendered-release-namespace': 'acme',
        'openchoreo.dev/rendered-release-uid': 'neighbour',
      },
      fields: { data: { key: 'theirs' } },
    });
    await make('v1', {
      kind: 'ConfigMap',
      name: 'own',
      namespace: 'elsewhere',
      labels: {
        'openchoreo.dev/rendered-release-namespace': 'acme',
        'openchoreo.dev/rendered-release-uid': 'own',
      },
      fields: { data: { key: 'ours' } },
    });
    const watched = deployments([
      ['', 'ConfigMap', 'plain', 'elsewhere'],
      ['', 'ConfigMap', 'of-neighbour', 'elsewhere'],
      ['', 'ConfigMap', 'own', 'elsewhere'],
    ]);
    await reached(watched);
    const { objects, problems } = await watched.tree(ref, { signal: signal() });
    expect(
      objects.map(({ name, createdAt }) => [name, Boolean(createdAt)]),
    ).toEqual([
      ['plain', false],
      ['of-neighbour', false],
      ['own', true],
    ]);
    expect(problems).toHaveLength(2);
    for (const name of ['plain', 'of-neighbour']) {
      await expect(
        watched.manifest(ref, `core/ConfigMap/elsewhere/${name}`, {
          signal: signal(),
        }),
      ).rejects.toMatchObject({ failure: 'notFound' });
    }
    await expect(
      watched.manifest(ref, 'core/ConfigMap/elsewhere/own', {
        signal: signal(),
      }),
    ).resolves.toMatchObject({ data: { key: 'ours' } });
  });

  it('are named with why their kind is not known, where the data plane does not say what it serves', async () => {
    const what = 'The group example.org could not be read';
    const failure = new KubeError({
      failure: 'server',
      problem: { what, where: 'data plane' },
    });
    const watched = deployments(
      [['example.org', 'Gadget', 'thing']],
      sandbox.token,
      api =>
        answering(api, {
          getPath: async (path, options) => {
            if (path.includes('example.org')) {
              throw failure;
            }
            return api.getPath(path, options);
          },
        }),
    );
    await reached(watched);
    const { objects, problems } = await watched.tree(ref, { signal: signal() });
    expect(objects).toMatchObject([{ kind: 'Gadget', name: 'thing' }]);
    expect(problems.map(problem => problem.what)).toEqual([what]);
  });

  it('say when not all that happened to them was read, and ask for none of it where one manifest is wanted', async () => {
    await make('v1', { kind: 'ConfigMap', name: 'eventful' });
    let asked = 0;
    const watched = deployments(
      [['', 'ConfigMap', 'eventful']],
      sandbox.token,
      api =>
        answering(api, {
          list: async (resource, options) => {
            if (resource.kind !== 'Event') {
              return api.list(resource, options);
            }
            asked += 1;
            return { items: [], continue: 'more', resourceVersion: '1' };
          },
        }),
    );
    await reached(watched);
    await watched.manifest(ref, `core/ConfigMap/${NAMESPACE}/eventful`, {
      signal: signal(),
    });
    expect(asked).toBe(0);
    const { problems } = await watched.tree(ref, { signal: signal() });
    expect(asked).toBeGreaterThan(0);
    expect(problems).toMatchObject([
      { what: 'Only the first 0 events were read' },
    ]);
  });

  it('are shown without the values of secrets', async () => {
    await make('v1', {
      kind: 'Secret',
      name: 'credentials',
      fields: { stringData: { password: 'hunter2' } },
    });
    const watched = deployments([['', 'Secret', 'credentials']]);
    await reached(watched);
    const manifest = await watched.manifest(
      ref,
      `core/Secret/${NAMESPACE}/credentials`,
      { signal: signal() },
    );
    expect(manifest).toMatchObject({
      kind: 'Secret',
      data: { password: '(hidden)' },
    });
    expect(JSON.stringify(manifest)).not.toContain(
      Buffer.from('hunter2').toString('base64'),
    );
  });

  it('keep their names where the portal may not look, with the verb that is missing', async () => {
    const watched = deployments(
      [
        ['apps', 'Deployment', 'web'],
        ['example.org', 'Gadget', 'thing'],
      ],
      sandbox.tokens.none,
    );
    await reached(watched);
    const { objects, problems } = await watched.tree(ref, { signal: signal() });
    expect(objects.map(({ kind, health }) => [kind, health.state])).toEqual([
      ['Deployment', 'ready'],
      ['Gadget', 'ready'],
    ]);
    const mends = problems.map(({ mend }) => mend ?? '');
    expect(mends).toContainEqual(
      expect.stringContaining('"get" on "deployments.apps"'),
    );
    expect(mends).toContainEqual(expect.stringContaining('"list" on "events"'));
    await expect(
      watched.manifest(ref, `apps/Deployment/${NAMESPACE}/web`, {
        signal: signal(),
      }),
    ).rejects.toMatchObject({ failure: 'notFound' });
  });
});
