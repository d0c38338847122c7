// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ControlPlaneStatus,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { waitUntil } from '../__testUtils__/waitUntil';
import {
  Dialect,
  DialectDefinition,
  Lookup,
  ServedKinds,
} from '../dialects/Dialect';
import { KubeObject } from '../kube/KubeObject';
import { ClusterControlPlane } from './ClusterControlPlane';
import { controlPlaneConfigSchema } from './config';
import { connect } from '../kube/connect';

const fast = { initialMs: 1, maxMs: 20, factor: 2, resetAfterMs: 120_000 };
const timing = { connectionBackoff: fast, refusalBackoff: fast };

/** Projects, and widgets where the cluster serves them, as projects that cannot be read. */
function createDialect(controlPlane: string, served: ServedKinds): Dialect {
  const kinds = served.filter(
    ({ group, kind }) =>
      (group === 'openchoreo.dev' && kind === 'Project') || kind === 'Widget',
  );
  const refOf = ({ metadata }: KubeObject): RefOf<'project'> => ({
    controlPlane,
    kind: 'project',
    tenant: metadata.namespace,
    name: metadata.name,
  });
  const find = (ref: ModelRef, lookup: Lookup) =>
    kinds
      .map(({ kind }) => lookup.get(kind, ref.tenant, ref.name))
      .find(object => object !== undefined);
  const unreadableOf = (object: KubeObject) => ({
    ref: refOf(object),
    object: { apiVersion: 'v1', kind: 'Project', name: object.metadata.name },
    issues: [],
  });
  return {
    generation: `test-${kinds.length}`,
    capabilities: ['restart'],
    kinds: kinds.map(resource => ({
      key: resource.kind,
      resource,
      project: ({ metadata: { name, namespace, uid, labels } }) => ({
        metadata: { name, namespace, uid, labels },
      }),
      indexes: {},
    })),
    sources: kind =>
      kind === 'project' ? kinds.map(each => each.kind) : ['NotWatched'],
    refs(kind, _, lookup) {
      const objects = kinds.flatMap(each => [...lookup.all(each.kind)]);
      return (kind === 'project' ? objects.map(refOf) : []) as RefOf<
        typeof kind
      >[];
    },
    entityOf: () => undefined,
    read(ref, lookup) {
      const found = find(ref, lookup);
      if (!found) {
        return { state: 'absent' };
      }
      return { state: 'unreadable', unreadable: unreadableOf(found) };
    },
    engineRun: () => undefined,
    workloadsOf: () => undefined,
    workloadSelectors: [],
    objectsOf: () => [],
    unreadable: lookup =>
      kinds.flatMap(each => [...lookup.all(each.kind)]).map(unreadableOf),
    touchedBy: ({ before, after }) =>
      [before, after].flatMap(each => (each ? [refOf(each)] : [])),
  };
}

const definition: DialectDefinition = {
  recognises: served =>
    served.some(
      ({ group, kind }) => group === 'openchoreo.dev' && kind === 'Project',
    ),
  create: ({ controlPlane, served }) => createDialect(controlPlane, served),
};
const chooseDialect = (served: ServedKinds) =>
  definition.recognises(served) ? definition : undefined;

let sandbox: Sandbox;
let folder: string;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourplane-'));
  sandbox = await startSandbox({ controllers: false });
}, 30_000);
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

function start(config: Record<string, unknown> = {}) {
  const entry = controlPlaneConfigSchema.parse({
    name: 'eu',
    server: sandbox.url,
    token: sandbox.tokens.viewer,
    caData: sandbox.caPem,
    ...config,
  });
  const controlPlane = ClusterControlPlane.create({
    name: 'eu',
    title: 'Europe',
    connect: () => connect(entry),
    chooseDialect,
    logger: mockServices.logger.mock(),
    timing,
  });
  const touched: string[] = [];
  const statuses: ControlPlaneStatus[] = [];
  controlPlane.changes(refs => touched.push(...refs.map(({ name }) => name)));
  controlPlane.statusChanges(status => statuses.push(status));
  const stop = controlPlane.start();
  stops.push(stop);
  return { controlPlane, touched, statuses, stop };
}

const project = (name: string) => ({
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind: 'Project',
  metadata: { name, namespace: 'default' },
  spec: {
    deploymentPipelineRef: { name: 'default' },
    type: { kind: 'ClusterProjectType', name: 'default' },
  },
});

async function waitForState(
  controlPlane: ClusterControlPlane,
  state: ControlPlaneStatus['state'],
) {
  await waitUntil(() => expect(controlPlane.status().state).toBe(state));
}

describe('ClusterControlPlane', () => {
  it('connects, finds the dialect, and keeps the model equal to the cluster', async () => {
    await sandbox.client.apply(project('one'));
    const { controlPlane, touched, statuses } = start();
    expect(controlPlane.status()).toMatchObject({
      state: 'connecting',
      kinds: [],
      problems: [],
    });
    expect(controlPlane.model.refs('project')).toEqual([]);
    expect(controlPlane.model.isComplete('project')).toBe(false);
    await waitForState(controlPlane, 'synced');
    expect(controlPlane.status()).toMatchObject({
      name: 'eu',
      title: 'Europe',
      generation: 'test-1',
      kubernetesVersion: expect.stringMatching(/^v1\./),
      capabilities: ['restart'],
      kinds: [{ kind: 'Project', state: 'synced', objects: 1 }],
      problems: [],
    });
    const [ref] = controlPlane.model.refs('project');
    expect(ref).toEqual({
      controlPlane: 'eu',
      kind: 'project',
      tenant: 'default',
      name: 'one',
    });
    expect(controlPlane.model.isComplete('project')).toBe(true);
    expect(controlPlane.model.isComplete('component')).toBe(false);
    expect(controlPlane.model.unreadable()).toHaveLength(1);
    await waitUntil(() => expect(touched).toContain('one'));

    await sandbox.client.apply(project('two'));
    await waitUntil(() => expect(touched).toContain('two'));
    expect(controlPlane.model.unreadable()).toHaveLength(2);
    await sandbox.client.delete(
      'openchoreo.dev/v1alpha1',
      'Project',
      'default',
      'one',
    );
    await waitUntil(() =>
      expect(controlPlane.model.read(ref).state).toBe('absent'),
    );
    expect(controlPlane.model.unreadable()).toHaveLength(1);
    expect(statuses.at(-1)?.state).toBe('synced');
  });

  it('waits for a server that is not there yet', async () => {
    sandbox.faults.setOnline(false);
    const { controlPlane } = start();
    await waitUntil(() =>
      expect(controlPlane.status()).toMatchObject({
        state: 'connecting',
        problems: [{ where: sandbox.url }],
      }),
    );
    sandbox.faults.setOnline(true);
    await waitForState(controlPlane, 'synced');
    expect(controlPlane.status().problems).toEqual([]);
  });

  it('says once, not per kind, that the token has expired, keeps the model, and recovers with a new one', async () => {
    await sandbox.client.apply(project('one'));
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, sandbox.tokens.viewer);
    const { controlPlane, statuses } = start({ token: undefined, tokenFile });
    await waitForState(controlPlane, 'synced');
    sandbox.faults.revoke(sandbox.tokens.viewer);
    await waitForState(controlPlane, 'stale');
    await waitUntil(() =>
      expect(controlPlane.status().problems).toEqual([
        {
          what: 'Cannot watch projects.openchoreo.dev: 401 Unauthorized',
          where: sandbox.url,
          mend: 'The credentials are expired or unknown to this server: renew the token, token file or kubeconfig user',
        },
      ]),
    );
    expect(controlPlane.model.refs('project')).toHaveLength(1);
    expect(controlPlane.model.isComplete('project')).toBe(false);
    await writeFile(tokenFile, sandbox.tokens.admin);
    await waitForState(controlPlane, 'synced');
    expect(JSON.stringify(statuses)).not.toContain(sandbox.tokens.viewer);
  });

  it('names what a cluster serves that is no OpenChoreo, and takes it up once it is', async () => {
    const bare = await startSandbox({
      controllers: false,
      crdsDir: __dirname,
    });
    try {
      const { controlPlane } = start({
        server: bare.url,
        token: bare.token,
        caData: bare.caPem,
      });
      await waitUntil(() =>
        expect(controlPlane.status()).toMatchObject({
          state: 'connecting',
          problems: [
            {
              what: 'Not a known OpenChoreo control plane: it serves nothing of openchoreo.dev or core.choreo.dev',
              where: bare.url,
            },
          ],
        }),
      );
      await bare.client.apply(crd('openchoreo.dev', 'Gadget'));
      await waitUntil(() =>
        expect(controlPlane.status().problems[0].what).toBe(
          'Not a known OpenChoreo control plane: it serves openchoreo.dev/v1alpha1 gadgets',
        ),
      );
      await bare.client.apply(crd('openchoreo.dev', 'Project'));
      await waitForState(controlPlane, 'synced');
    } finally {
      await Promise.all(stops.splice(0).map(stop => stop()));
      await bare.stop();
    }
  });

  it('takes up kinds that are installed later, losing nothing meanwhile', async () => {
    await sandbox.client.apply(project('one'));
    const { controlPlane, touched } = start();
    await waitForState(controlPlane, 'synced');
    const lost: string[] = [];
    controlPlane.changes(refs =>
      refs
        .filter(ref => controlPlane.model.read(ref).state === 'absent')
        .forEach(({ name }) => lost.push(name)),
    );
    await sandbox.client.apply(crd('openchoreo.dev', 'Widget'));
    await waitUntil(() =>
      expect(controlPlane.status()).toMatchObject({
        state: 'synced',
        generation: 'test-2',
      }),
    );
    await sandbox.client.apply({
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: 'Widget',
      metadata: { name: 'two', namespace: 'default' },
    });
    await waitUntil(() => expect(touched).toContain('two'));
    expect(controlPlane.model.refs('project')).toHaveLength(2);
    expect(lost).toEqual([]);
  });

  it('lists anew on request, and refuses while there is no connection', async () => {
    const { controlPlane } = start();
    await expect(controlPlane.relist()).rejects.toThrow(
      'Control plane "eu" is not connected',
    );
    await waitForState(controlPlane, 'synced');
    await expect(controlPlane.relist()).resolves.toBeUndefined();
    await expect(
      controlPlane.relist({ signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    sandbox.faults.fail({ plural: 'projects', status: 500, times: 1 });
    await expect(controlPlane.relist()).rejects.toMatchObject({ status: 500 });
  });

  it('lists anew only what the kinds asked for are read from', async () => {
    const { controlPlane } = start();
    await waitForState(controlPlane, 'synced');
    // A list may be a watch that begins with one.
    const requests = () => sandbox.requests.count({ plural: 'projects' });
    const before = requests();
    await controlPlane.relist({ kinds: ['component'] });
    expect(requests()).toBe(before);
    await controlPlane.relist({ kinds: ['project'] });
    expect(requests()).toBeGreaterThan(before);
    sandbox.faults.fail({ plural: 'projects', status: 500, times: 1 });
    await expect(
      controlPlane.relist({ kinds: ['component'] }),
    ).resolves.toBeUndefined();
    await expect(
      controlPlane.relist({ kinds: ['project', 'component'] }),
    ).rejects.toMatchObject({ status: 500 });
  });

  it('shows the problems others report until they take them back, whatever its state', async () => {
    const { controlPlane, statuses } = start();
    const problem = (what: string) => ({ what, where: 'the catalog' });
    controlPlane.reportProblems('catalog', [problem('one'), problem('two')]);
    await waitForState(controlPlane, 'synced');
    controlPlane.reportProblems('scaffolder', [problem('three')]);
    controlPlane.reportProblems('catalog', [problem('four')]);
    const shown = (status: ControlPlaneStatus | undefined) =>
      status?.problems.map(({ what }) => what);
    expect(shown(controlPlane.status())).toEqual(['four', 'three']);
    await waitUntil(() =>
      expect(shown(statuses.at(-1))).toEqual(['four', 'three']),
    );
    expect(statuses.at(-1)?.state).toBe('synced');
    controlPlane.reportProblems('catalog', []);
    controlPlane.reportProblems('scaffolder', []);
    await waitUntil(() => expect(shown(statuses.at(-1))).toEqual([]));
  });

  it('lets a listener fail alone, and stops without a trace', async () => {
    const { controlPlane, touched, stop } = start();
    controlPlane.changes(() => {
      throw new Error('listener');
    });
    const later: string[] = [];
    const undo = controlPlane.changes(refs =>
      later.push(...refs.map(({ name }) => name)),
    );
    await waitForState(controlPlane, 'synced');
    await sandbox.client.apply(project('one'));
    await waitUntil(() => expect(later).toEqual(['one']));
    undo();
    await sandbox.client.apply(project('two'));
    await waitUntil(() => expect(touched).toEqual(['one', 'two']));
    expect(later).toEqual(['one']);
    await stop();
    await waitUntil(() => expect(sandbox.openWatches()).toBe(0));
  });
});

function crd(group: string, kind: string) {
  const plural = `${kind.toLowerCase()}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        kind,
        plural,
        singular: kind.toLowerCase(),
        listKind: `${kind}List`,
      },
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}
