// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
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
) {
  const caData = Buffer.from(sandbox.caPem).toString('base64');
  const api = HttpKubeApi.create({
    connection: ServerConnection.create({ server: sandbox.url, token, caData }),
  });
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
      of: () => ({ plane, namespace: NAMESPACE, labels }),
    }),
    planes: { reach: async () => ({ state: 'reachable', api }) },
    archiveOf: () => undefined,
    logger: mockServices.logger.mock(),
  });
  stops.push(made.start(), () => api.close());
  return made;
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
      name: 'of-other-tenant',
      namespace: 'elsewhere',
      labels: { 'openchoreo.dev/rendered-release-namespace': 'globex' },
      fields: { data: { key: 'theirs' } },
    });
    await make('v1', {
      kind: 'ConfigMap',
      name: 'of-tenant',
      namespace: 'elsewhere',
      labels: { 'openchoreo.dev/rendered-release-namespace': 'acme' },
      fields: { data: { key: 'ours' } },
    });
    const watched = deployments([
      ['', 'ConfigMap', 'plain', 'elsewhere'],
      ['', 'ConfigMap', 'of-other-tenant', 'elsewhere'],
      ['', 'ConfigMap', 'of-tenant', 'elsewhere'],
    ]);
    await reached(watched);
    const { objects, problems } = await watched.tree(ref, { signal: signal() });
    expect(
      objects.map(({ name, createdAt }) => [name, Boolean(createdAt)]),
    ).toEqual([
      ['plain', false],
      ['of-other-tenant', false],
      ['of-tenant', true],
    ]);
    expect(problems).toHaveLength(2);
    for (const name of ['plain', 'of-other-tenant']) {
      await expect(
        watched.manifest(ref, `core/ConfigMap/elsewhere/${name}`, {
          signal: signal(),
        }),
      ).rejects.toMatchObject({ failure: 'notFound' });
    }
    await expect(
      watched.manifest(ref, 'core/ConfigMap/elsewhere/of-tenant', {
        signal: signal(),
      }),
    ).resolves.toMatchObject({ data: { key: 'ours' } });
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
