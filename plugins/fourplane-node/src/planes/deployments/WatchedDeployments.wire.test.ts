// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  DeployedRef,
  LogEvent,
  RefOf,
  Runtime,
} from '@fourplane/plugin-fourplane-common';
import { Sandbox, SandboxOptions, startSandbox } from '@fourplane/sandbox';
import { ClusterControlPlane } from '../../controlPlane/ClusterControlPlane';
import { chooseDialect } from '../../dialects/chooseDialect';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
import { ServerConnection } from '../../kube/ServerConnection';
import { readPlanes } from '../planeConfig';
import { away, home, shopManifests } from './__testUtils__/shop';
import { PlaneHosts } from '../planeHosts';

const PATIENCE_MS = 30_000;
const TEST_MS = 120_000;
const fast = { initialMs: 10, maxMs: 100, factor: 2, resetAfterMs: 1000 };
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop();
  }
});

async function start(
  options: SandboxOptions = { seed: 'platform' },
): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  stops.push(() => sandbox.stop());
  if (options.seed === 'platform') {
    await sandbox.client.apply(shopManifests);
  }
  return sandbox;
}

function connect(sandbox: Sandbox, planes: unknown): ClusterControlPlane {
  const { url, token } = sandbox;
  const caData = Buffer.from(sandbox.caPem).toString('base64');
  const controlPlane = ClusterControlPlane.create({
    name: 'default',
    writes: 'serviceAccount',
    planes: {
      config: readPlanes(planes, 'planes'),
      hosts: PlaneHosts.none,
      archiveOf: () => undefined,
    },
    connect: async () =>
      HttpKubeApi.create({
        connection: ServerConnection.create({ server: url, token, caData }),
      }),
    chooseDialect,
    logger: mockServices.logger.mock(),
    timing: { connectionBackoff: fast, refusalBackoff: fast },
  });
  stops.push(controlPlane.start());
  return controlPlane;
}

/** Resolves with the first runtime, present or future, that is as wanted. */
async function until(
  { deployments }: ClusterControlPlane,
  ref: DeployedRef,
  isWanted: (runtime: Runtime) => boolean,
): Promise<Runtime> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const undo: (() => void)[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const look = () => {
        const runtime = deployments.runtime(ref);
        if (isWanted(runtime)) {
          resolve(runtime);
        }
      };
      undo.push(deployments.changes(look));
      signal.addEventListener('abort', () =>
        reject(new Error(JSON.stringify(deployments.runtime(ref), null, 1))),
      );
      look();
    });
  } finally {
    undo.forEach(each => each());
  }
}

/** Resolves when everything has been read from the control plane. */
async function synced(controlPlane: ClusterControlPlane): Promise<void> {
  const undo: (() => void)[] = [];
  await new Promise<void>(resolve => {
    const look = () => {
      if (controlPlane.status().state === 'synced') {
        resolve();
      }
    };
    undo.push(controlPlane.statusChanges(look));
    look();
  });
  undo.forEach(each => each());
}

/** A deployment of the demonstration. */
function deployment(
  project: string,
  name: string,
  tenant: string,
): RefOf<'deployment'> {
  return { controlPlane: 'default', kind: 'deployment', tenant, project, name };
}

/** All its pods run, and none is left of a rollout before. */
const isReady = ({ state, health, pods, replicas }: Runtime) =>
  state === 'live' &&
  health?.state === 'ready' &&
  pods.length > 0 &&
  pods.length === replicas?.wanted;
const signal = () => AbortSignal.timeout(PATIENCE_MS);

async function annotatePod(
  { client }: Sandbox,
  { namespace, name }: Runtime['pods'][number],
  failure: string | null,
): Promise<void> {
  await client.mergePatch('v1', 'Pod', namespace, name, {
    metadata: { annotations: { 'sandbox.fourplane.dev/pod-failure': failure } },
  });
}

/** Makes a Job of every CronJob with a schedule, as `kubectl create job --from` does. */
async function runNow({ client }: Sandbox, cron = ''): Promise<void> {
  const cronJobs = await client.list('batch/v1', 'CronJob');
  for (const { metadata, spec } of cronJobs) {
    const { schedule, jobTemplate } = Object(spec);
    if (schedule === cron) {
      await client.create({
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          name: 'by-hand',
          namespace: metadata.namespace,
          ownerReferences: [
            {
              apiVersion: 'batch/v1',
              kind: 'CronJob',
              name: metadata.name,
              uid: metadata.uid ?? '',
              controller: true,
            },
          ],
        },
        spec: jobTemplate.spec,
      });
    }
  }
}

async function textOf(events: AsyncIterable<LogEvent>): Promise<LogEvent[]> {
  const all: LogEvent[] = [];
  for await (const event of events) {
    all.push(event);
  }
  return all;
}

describe('WatchedDeployments', () => {
  it.each([
    ['v0.2', deployment('billing', 'invoices-development', 'initech')],
    ['v0.3', deployment('ticketing', 'bookings', 'default')],
    ['v1.2', home],
  ] as const)(
    'shows what runs in %s: pods, and objects down to them',
    async (generation, service) => {
      const sandbox = await start(
        generation === 'v1.2' ? undefined : { generation, seed: 'demo' },
      );
      const controlPlane = connect(sandbox, 'colocated');
      const runtime = await until(controlPlane, service, isReady);
      expect(runtime.replicas?.ready).toBe(runtime.pods.length);
      expect(runtime.pods[0]).toMatchObject({
        phase: 'Running',
        health: { state: 'ready' },
        containers: [{ type: 'main', ready: true, state: 'running' }],
      });
      const { objects, problems } = await controlPlane.deployments.tree(
        service,
        { signal: signal() },
      );
      expect(problems).toEqual([]);
      const pod = objects.find(({ kind }) => kind === 'Pod');
      const owner = objects.find(({ id }) => id === pod?.parent);
      const root = objects.find(({ id }) => id === owner?.parent);
      expect([owner?.kind, root?.kind]).toEqual(['ReplicaSet', 'Deployment']);
      expect(pod?.events.map(({ reason }) => reason)).toContain('Scheduled');
    },
    TEST_MS,
  );

  it(
    'shows a managed resource, and a project, as it shows a component',
    async () => {
      const sandbox = await start({ seed: 'demo' });
      const controlPlane = connect(sandbox, 'colocated');
      const { deployments } = controlPlane;
      const acme = { controlPlane: 'default', tenant: 'acme' };
      const inShop = { ...acme, project: 'storefront' };
      const database: RefOf<'resource'> = {
        ...inShop,
        kind: 'resource',
        name: 'catalog-db',
      };
      await synced(controlPlane);
      await controlPlane.until(
        database,
        reading =>
          reading.state === 'present' &&
          reading.model.latestRelease !== undefined,
        { signal: signal() },
      );
      const outcome = await controlPlane.apply(
        {
          intent: 'deploy',
          component: database,
          environment: { ...acme, kind: 'environment', name: 'development' },
        },
        { key: 'deploy-database', by: 'user:default/kim' },
      );
      expect(outcome).toMatchObject({ state: 'done' });
      const deployed: RefOf<'resourceDeployment'> = {
        ...inShop,
        kind: 'resourceDeployment',
        name: 'catalog-db-development',
      };
      await until(
        controlPlane,
        deployed,
        ({ state, health }) => state === 'live' && health?.state === 'ready',
      );
      const { objects } = await deployments.tree(deployed, {
        signal: signal(),
      });
      const pod = objects.find(({ kind }) => kind === 'Pod');
      const owner = objects.find(({ id }) => id === pod?.parent);
      expect(owner).toMatchObject({ kind: 'StatefulSet' });
      expect(controlPlane.model.read(deployed)).toMatchObject({
        model: { changedBy: 'user:default/kim' },
      });
      const ofProject: RefOf<'projectDeployment'> = {
        ...inShop,
        kind: 'projectDeployment',
        name: 'storefront-development',
      };
      await controlPlane.until(
        ofProject,
        reading =>
          reading.state === 'present' && reading.model.objects.length > 0,
        { signal: signal() },
      );
      const cell = await deployments.tree(ofProject, { signal: signal() });
      expect(cell.problems).toEqual([]);
      expect(cell.objects).toContainEqual(
        expect.objectContaining({ kind: 'Namespace' }),
      );
    },
    TEST_MS,
  );

  it.each([
    ['v0.2', 'billing', 'dunning-development', 'initech'],
    ['v0.3', 'ticketing', 'receipts', 'default'],
  ] as const)(
    'shows the schedule and the runs of a task in %s',
    async (generation, project, name, tenant) => {
      const sandbox = await start({ generation, seed: 'demo' });
      const controlPlane = connect(sandbox, 'colocated');
      const task = deployment(project, name, tenant);
      const { schedule } = await until(
        controlPlane,
        task,
        runtime => runtime.schedule !== undefined,
      );
      expect(schedule).toMatchObject({ suspended: false, runs: [] });
      await runNow(sandbox, schedule?.cron);
      const ran = await until(
        controlPlane,
        task,
        // Jobs and pods are watched apart: either may be told of first.
        ({ schedule: found, pods }) =>
          found?.runs[0]?.phase === 'succeeded' &&
          pods.some(({ health }) => health.reason === 'Completed'),
      );
      expect(ran).toMatchObject({
        health: { state: 'ready' },
        pods: [{ job: 'by-hand' }],
      });
    },
    TEST_MS,
  );

  it(
    'follows pods that crash, run out of memory, recover and are replaced',
    async () => {
      const sandbox = await start();
      const controlPlane = connect(sandbox, 'colocated');
      const { pods } = await until(controlPlane, home, isReady);
      const [first, second] = pods;
      await annotatePod(sandbox, first, 'CrashLoopBackOff');
      const crashed = await until(
        controlPlane,
        home,
        ({ health }) => health?.reason === 'CrashLoopBackOff',
      );
      expect(crashed.health?.state).toBe('degraded');
      const warned = await until(
        controlPlane,
        home,
        ({ lastWarning }) => lastWarning?.reason === 'BackOff',
      );
      expect(warned.lastWarning?.object).toBe(`Pod ${first.name}`);
      await annotatePod(sandbox, second, 'OOMKilled');
      const both = await until(controlPlane, home, runtime =>
        runtime.pods.some(({ health }) => health.reason === 'OOMKilled'),
      );
      expect(both.health?.state).toBe('failed');
      await annotatePod(sandbox, second, null);
      await sandbox.client.delete('v1', 'Pod', first.namespace, first.name, {
        gracePeriodSeconds: 0,
      });
      const replaced = await until(
        controlPlane,
        home,
        runtime =>
          isReady(runtime) &&
          runtime.pods.every(
            ({ name, containers: [{ restarts }] }) =>
              name !== first.name || restarts === 0,
          ),
      );
      expect(replaced.problem).toBeUndefined();
    },
    TEST_MS,
  );

  it(
    'keeps what it saw while the watch is broken, and says since when',
    async () => {
      const sandbox = await start();
      const controlPlane = connect(sandbox, 'colocated');
      await until(controlPlane, home, isReady);
      sandbox.faults.setOnline(false);
      const stale = await until(
        controlPlane,
        home,
        ({ state }) => state === 'stale',
      );
      expect(stale.pods.length).toBeGreaterThan(0);
      expect(stale.since).toBeDefined();
      expect(stale.problem?.what).toContain('pods');
      sandbox.faults.setOnline(true);
      await until(controlPlane, home, isReady);
    },
    TEST_MS,
  );

  it(
    'names the verb that is missing where pods may not be seen, and shows every other plane',
    async () => {
      const sandbox = await start();
      const { url, tokens } = sandbox;
      const caData = Buffer.from(sandbox.caPem).toString('base64');
      const elsewhere = { server: url, caData, token: tokens.none };
      const controlPlane = connect(sandbox, [
        { kind: 'dataPlane', name: 'default', colocated: true },
        { kind: 'dataPlane', tenant: 'acme', name: 'abroad', ...elsewhere },
      ]);
      await until(controlPlane, home, isReady);
      const runtime = await until(controlPlane, away, ({ problem }) =>
        Boolean(problem?.mend?.startsWith('Grant')),
      );
      expect(runtime).toMatchObject({ state: 'none', pods: [] });
      expect(runtime.problem?.mend).toMatch(
        /Grant the verb "(list|watch)" on "pods"/,
      );
      const { objects, problems } = await controlPlane.deployments.tree(away, {
        signal: signal(),
      });
      expect(problems.length).toBeGreaterThan(0);
      expect(objects.length).toBeGreaterThan(0);
      expect(objects.flatMap(({ events }) => events)).toEqual([]);
      await until(controlPlane, home, isReady);
    },
    TEST_MS,
  );

  it(
    'watches planes on one cluster once, and nothing of one that is not connected',
    async () => {
      const sandbox = await start();
      const controlPlane = connect(sandbox, 'colocated');
      await until(controlPlane, home, isReady);
      const podWatches = () =>
        sandbox.requests
          .entries()
          .filter(
            ({ verb, plural, path }) =>
              verb === 'watch' &&
              plural === 'pods' &&
              path.includes('labelSelector=openchoreo.dev%2Fcomponent'),
          );
      expect(controlPlane.model.refs('dataPlane').length).toBeGreaterThan(1);
      expect(podWatches()).toHaveLength(1);
      const other = connect(sandbox, undefined);
      const runtime = await until(other, home, ({ problem }) =>
        Boolean(problem?.mend?.startsWith('Add')),
      );
      expect(runtime).toMatchObject({ state: 'none', pods: [] });
      expect(runtime.problem?.what).toContain(
        'is not connected to this portal',
      );
    },
    TEST_MS,
  );

  it(
    'gives manifests of its own objects only, without secrets, and logs of its own pods only',
    async () => {
      const sandbox = await start();
      const controlPlane = connect(sandbox, 'colocated');
      const { deployments } = controlPlane;
      const { pods } = await until(controlPlane, home, isReady);
      const { objects } = await deployments.tree(home, { signal: signal() });
      const workload = objects.find(({ kind }) => kind === 'Deployment');
      const manifest = await deployments.manifest(home, workload?.id ?? '', {
        signal: signal(),
      });
      expect(manifest).toMatchObject({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
      });
      expect(manifest.metadata).not.toHaveProperty('managedFields');
      await expect(
        deployments.manifest(home, 'core/Secret/kube-system/admin', {
          signal: signal(),
        }),
      ).rejects.toMatchObject({ failure: 'notFound' });

      const [foreign] = (await until(controlPlane, away, isReady)).pods;
      const logOf = (pod: string) =>
        textOf(
          deployments.log(
            { deployment: home, pod, tail: 5, follow: false },
            { signal: signal() },
          ),
        );
      const own = await logOf(pods[0].name);
      expect(own.map(({ type }) => type)).toContain('line');
      expect(await logOf(foreign.name)).toEqual([
        expect.objectContaining({
          type: 'failure',
          what: expect.stringContaining(`no pod ${foreign.name}`),
        }),
      ]);

      await sandbox.client.mergePatch(
        'openchoreo.dev/v1alpha1',
        'ReleaseBinding',
        'acme',
        home.name,
        { spec: { state: 'Undeploy' } },
      );
      const [gone] = pods;
      await until(controlPlane, home, runtime => runtime.pods.length === 0);
      expect(await logOf(gone.name)).toEqual([
        expect.objectContaining({
          type: 'failure',
          what: expect.stringContaining('no log archive is configured'),
        }),
      ]);
    },
    TEST_MS,
  );
});
