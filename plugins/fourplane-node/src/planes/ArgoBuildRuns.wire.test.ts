// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  Build,
  BuildGraph,
  LogEvent,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { HurriedClock } from '../__testUtils__/HurriedClock';
import { Clock } from '../cache/Clock';
import { ClusterControlPlane } from '../controlPlane/ClusterControlPlane';
import { chooseDialect } from '../dialects/chooseDialect';
import { HttpKubeApi } from '../kube/HttpKubeApi';
import { KubeApi } from '../kube/KubeApi';
import { ServerConnection } from '../kube/ServerConnection';
import { LogArchives } from './archive';
import { LogArchive } from './LogArchive';
import { readPlanes } from './planeConfig';
import { PlaneHosts } from './planeHosts';

jest.setTimeout(120_000);

const PATIENCE_MS = 60_000;
const fast = { initialMs: 10, maxMs: 100, factor: 2, resetAfterMs: 1000 };
const signal = () => AbortSignal.timeout(PATIENCE_MS);
const stops: (() => Promise<void>)[] = [];

async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop();
  }
}

function connectionTo(sandbox: Sandbox, token = sandbox.token): KubeApi {
  const { url: server, caPem: caData } = sandbox;
  return HttpKubeApi.create({
    connection: ServerConnection.create({ server, token, caData }),
  });
}

interface Connected {
  readonly planes?: unknown;
  readonly archives?: LogArchives;
  readonly writes?: 'off' | 'serviceAccount' | 'impersonate';
  readonly token?: string;
  readonly clock?: Clock;
}

function connect(sandbox: Sandbox, options: Connected): ClusterControlPlane {
  const { planes = 'colocated', archives, writes, token, clock } = options;
  const controlPlane = ClusterControlPlane.create({
    name: 'default',
    writes,
    planes: {
      config: readPlanes(planes, 'planes'),
      hosts: PlaneHosts.none,
      archiveOf: (owner, plane) => archives?.archiveOf(owner, plane),
    },
    connect: async () => connectionTo(sandbox, token),
    chooseDialect,
    logger: mockServices.logger.mock(),
    timing: {
      clock,
      connectionBackoff: fast,
      refusalBackoff: fast,
    },
  });
  stops.push(controlPlane.start());
  return controlPlane;
}

function build(name: string, tenant: string, project: string): RefOf<'build'> {
  return { controlPlane: 'default', kind: 'build', tenant, project, name };
}

async function until(
  controlPlane: ClusterControlPlane,
  ref: RefOf<'build'>,
  isWanted: (model: Build) => boolean,
): Promise<void> {
  await controlPlane.until(
    ref,
    reading => reading.state === 'present' && isWanted(reading.model),
    { signal: signal() },
  );
}

async function stepOf(
  { builds }: ClusterControlPlane,
  ref: RefOf<'build'>,
  name: string,
): Promise<BuildGraph['nodes'][number]> {
  const { nodes } = await builds.graph(ref, { signal: signal() });
  const found = nodes.find(node => node.name === name);
  if (!found) {
    throw new Error(`No step ${name} among ${nodes.map(each => each.name)}`);
  }
  return found;
}

async function eventsOf(
  log: AsyncIterable<LogEvent>,
  onLine: (count: number) => Promise<unknown> | void = () => {},
): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  let lines = 0;
  for await (const event of log) {
    events.push(event);
    if (event.type === 'line') {
      lines += 1;
      await onLine(lines);
    }
  }
  return events;
}

const textsOf = (events: readonly LogEvent[]) =>
  events.flatMap(event => (event.type === 'line' ? [event.text] : []));
const podOf = (events: readonly LogEvent[]) =>
  events.flatMap(event =>
    event.type === 'source' && event.pod ? [event.pod] : [],
  )[0];

/** What a container has written, asked of its node without anything in between. */
async function written(
  api: KubeApi,
  namespace: string,
  pod: string,
): Promise<string[]> {
  const lines: string[] = [];
  const options = { container: 'main', signal: signal() };
  for await (const { text } of api.logs(namespace, pod, options)) {
    lines.push(text);
  }
  return lines;
}

async function archived(
  archive: LogArchive,
  namespace: string,
  pod: string,
): Promise<string[]> {
  const lines: string[] = [];
  const query = { namespace, pod, container: 'main' };
  for await (const { text } of archive.lines(query, { signal: signal() })) {
    lines.push(text);
  }
  return lines;
}

/** Every step's log as it is shown, with how it ends, and as its node has it. */
async function everyLog(
  sandbox: Sandbox,
  { builds }: ClusterControlPlane,
  ref: RefOf<'build'>,
  namespace: string,
): Promise<{ shown: string[][]; onNodes: string[][] }> {
  const api = connectionTo(sandbox);
  const { nodes } = await builds.graph(ref, { signal: signal() });
  const shown: string[][] = [];
  const onNodes: string[][] = [];
  for (const { id } of nodes.filter(({ hasLog }) => hasLog)) {
    const query = { build: ref, node: id, follow: true };
    const events = await eventsOf(builds.log(query, { signal: signal() }));
    const end = events.at(-1);
    shown.push([...textsOf(events), JSON.stringify(end)]);
    const complete = JSON.stringify({ type: 'end', reason: 'complete' });
    onNodes.push([...(await written(api, namespace, podOf(events))), complete]);
  }
  await api.close();
  return { shown, onNodes };
}

describe.each([
  [
    'v0.2',
    build('invoices-build-01', 'initech', 'billing'),
    build('notifications-build-01', 'initech', 'portal'),
    'choreo-ci-initech',
  ],
  [
    'v0.3',
    build('bookings-build-01', 'default', 'ticketing'),
    build('bookings-build-02', 'default', 'ticketing'),
    'openchoreo-ci-default',
  ],
] as const)('a build of %s', (generation, good, bad, namespace) => {
  let sandbox: Sandbox;
  let controlPlane: ClusterControlPlane;

  beforeAll(async () => {
    sandbox = await startSandbox({ generation, seed: 'demo' });
    stops.push(() => sandbox.stop());
    controlPlane = connect(sandbox, {});
    await until(controlPlane, good, ({ phase }) => phase === 'succeeded');
  });
  afterAll(stopAll);

  it('shows its steps, and every line of each', async () => {
    const graph = await controlPlane.builds.graph(good, { signal: signal() });
    expect(graph).toMatchObject({ source: 'workflow' });
    expect(graph.reason).toBeUndefined();
    const logs = await everyLog(sandbox, controlPlane, good, namespace);
    expect(logs.shown.length).toBeGreaterThan(2);
    expect(logs.shown.every(lines => lines.length > 1)).toBe(true);
    expect(logs.shown).toEqual(logs.onNodes);
  });

  it('that failed shows where, with events and an exit code', async () => {
    await until(controlPlane, bad, ({ phase }) => phase === 'failed');
    const graph = await controlPlane.builds.graph(bad, { signal: signal() });
    const failed = graph.nodes.find(node => node.name === 'build-step');
    expect(failed).toMatchObject({
      phase: 'failed',
      exitCode: expect.any(Number),
      message: expect.stringContaining('exit code'),
    });
    expect(graph.events.map(({ object }) => object)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Pod\//)]),
    );
  });
});

describe('builds on a plane', () => {
  let sandbox: Sandbox;
  let archives: LogArchives;
  let controlPlane: ClusterControlPlane;

  beforeAll(async () => {
    sandbox = await startSandbox({
      seed: 'demo',
      openSearch: { flushEveryMs: 100 },
    });
    stops.push(() => sandbox.stop());
    const { url, username, password, caPem } = sandbox.openSearch!;
    archives = LogArchives.fromConfig(
      mockServices.rootConfig({
        data: {
          fourplane: {
            observability: [
              { openSearch: { url, username, password, caData: caPem } },
            ],
          },
        },
      }),
      ['default'],
    );
    stops.push(() => archives.close());
    controlPlane = connect(sandbox, {
      archives,
      writes: 'serviceAccount',
      // An archive is waited for by the minute.
      clock: new HurriedClock(20),
    });
    await until(
      controlPlane,
      build('web-run-3f0c9a1e', 'acme', 'storefront'),
      () => true,
    );
  });
  afterAll(stopAll);

  const runKey = ['openchoreo.dev/v1alpha1', 'WorkflowRun', 'acme'] as const;

  async function run(
    name: string,
    annotations: Record<string, string> = {},
    workflow = 'dockerfile-builder',
  ): Promise<RefOf<'build'>> {
    await sandbox.client.apply({
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: 'WorkflowRun',
      metadata: {
        name,
        namespace: 'acme',
        labels: {
          'openchoreo.dev/project': 'storefront',
          'openchoreo.dev/component': 'web',
        },
        annotations: Object.fromEntries(
          Object.entries(annotations).map(([key, value]) => [
            `sandbox.fourplane.dev/${key}`,
            value,
          ]),
        ),
      },
      spec: {
        workflow: {
          kind: 'ClusterWorkflow',
          name: workflow,
          parameters: {
            repository: {
              url: 'https://github.com/acme-example/web',
              revision: { branch: 'main' },
              appPath: '.',
            },
          },
        },
      },
    });
    return build(name, 'acme', 'storefront');
  }

  const isRunning = (name: string) => async (ref: RefOf<'build'>) => {
    await until(controlPlane, ref, ({ steps }) =>
      steps.some(step => step.name === name && step.phase === 'running'),
    );
    return stepOf(controlPlane, ref, name);
  };

  it('show their steps, and every line of each', async () => {
    const ref = build('web-run-3f0c9a1e', 'acme', 'storefront');
    await until(controlPlane, ref, ({ phase }) => phase === 'succeeded');
    const namespace = 'workflows-acme';
    const logs = await everyLog(sandbox, controlPlane, ref, namespace);
    expect(logs.shown.length).toBeGreaterThan(2);
    expect(logs.shown).toEqual(logs.onNodes);
  });

  it('have logs that go on in the archive when the pod is deleted, with no line lost or doubled', async () => {
    const ref = await run('deleted-run', {
      'hold-step': 'build-image',
      'log-lines': 'build-image=300',
    });
    const { id: node } = await isRunning('build-image')(ref);
    const log = controlPlane.builds.log(
      { build: ref, node, follow: true },
      { signal: signal() },
    );
    let pod = '';
    const events: LogEvent[] = [];
    let isDeleted = false;
    for await (const event of log) {
      events.push(event);
      pod = podOf(events);
      if (event.type === 'line' && !isDeleted && textsOf(events).length > 50) {
        isDeleted = true;
        await sandbox.client.delete('v1', 'Pod', 'workflows-acme', pod);
      }
    }
    const archive = archives.archiveOf(controlPlane)!;
    const all = await archived(archive, 'workflows-acme', pod);
    expect(all.length).toBeGreaterThan(50);
    expect(textsOf(events)).toEqual(all);
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });
    const sources = events.flatMap(event =>
      event.type === 'source' ? [event.source] : [],
    );
    expect(sources).toEqual(['pod', 'archive']);

    const again = await eventsOf(
      controlPlane.builds.log(
        { build: ref, node, follow: true, tail: 5 },
        { signal: signal() },
      ),
    );
    expect(textsOf(again)).toEqual(all.slice(-5));
  });

  it('wait for a step that has not begun, and follow it to its end', async () => {
    const ref = await run('early-run', { 'hold-step': 'checkout-source' });
    await isRunning('checkout-source')(ref);
    const planned = await stepOf(controlPlane, ref, 'build-image');
    expect(planned).toMatchObject({ phase: 'pending', type: 'pod' });
    const reading = eventsOf(
      controlPlane.builds.log(
        { build: ref, node: planned.id, follow: true },
        { signal: signal() },
      ),
    );
    await sandbox.client.mergePatch(...runKey, ref.name, {
      metadata: { annotations: { 'sandbox.fourplane.dev/hold-step': null } },
    });
    const events = await reading;
    const api = connectionTo(sandbox);
    stops.push(() => api.close());
    expect(textsOf(events)).toEqual(
      await written(api, 'workflows-acme', podOf(events)),
    );
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });
  });

  it('are stopped once, and not again when they are over', async () => {
    const ref = await run('stopped-run', { 'hold-step': 'build-image' });
    await isRunning('build-image')(ref);
    const stopped = await controlPlane.builds.stop(ref, { key: 'a' });
    expect(stopped).toMatchObject({
      state: 'done',
      refs: [ref],
      written: [{ kind: 'Workflow', name: 'stopped-run', result: 'changed' }],
    });
    const repeated = await controlPlane.builds.stop(ref, { key: 'a' });
    expect(repeated.state === 'refused' ? 'over' : repeated.state).toMatch(
      /over|done/,
    );
    await until(controlPlane, ref, ({ phase }) => phase === 'failed');
    expect(await stepOf(controlPlane, ref, 'build-image')).toMatchObject({
      phase: 'failed',
    });
    expect(await stepOf(controlPlane, ref, 'publish-image')).toMatchObject({
      phase: 'skipped',
    });
    expect(await controlPlane.builds.stop(ref, { key: 'b' })).toEqual({
      state: 'refused',
      issues: [
        {
          path: '',
          message: 'The run is over: it has failed',
          mend: 'There is nothing left to stop',
        },
      ],
    });
  });

  it('are not stopped by who may not', async () => {
    const ref = await run('kept-run', { 'hold-step': 'build-image' });
    await isRunning('build-image')(ref);
    const reading = connect(sandbox, {});
    const viewing = connect(sandbox, {
      token: sandbox.tokens.viewer,
      writes: 'serviceAccount',
    });
    const impersonating = connect(sandbox, { writes: 'impersonate' });
    for (const each of [reading, viewing, impersonating]) {
      await until(each, ref, () => true);
    }
    expect(await reading.builds.stop(ref, { key: 'a' })).toMatchObject({
      issues: [{ mend: expect.stringContaining('Set "writes"') }],
    });
    expect(await viewing.builds.stop(ref, { key: 'a' })).toMatchObject({
      cause: 'denied',
      issues: [{ mend: expect.stringContaining('Grant the verb "patch"') }],
    });
    expect(await impersonating.builds.stop(ref, { key: 'a' })).toMatchObject({
      issues: [
        { message: expect.stringContaining('only written to as a user') },
      ],
    });
  });

  it('show what the control plane says where their plane is not connected', async () => {
    const ref = build('web-run-3f0c9a1e', 'acme', 'storefront');
    const apart = connect(sandbox, { planes: [] });
    await until(apart, ref, ({ phase }) => phase === 'succeeded');
    const graph = await apart.builds.graph(ref, { signal: signal() });
    expect(graph.source).toBe('controlPlane');
    expect(graph.reason).toMatch(
      /^Build plane default is not connected.*Add "- { kind: buildPlane, name: default, colocated: true }"/,
    );
    expect(graph.nodes.map(({ name }) => name)).toEqual([
      'checkout-source',
      'build-image',
      'publish-image',
      'generate-workload-cr',
    ]);
    const [{ id: node }] = graph.nodes;
    const query = { build: ref, node, follow: true };
    expect(
      await eventsOf(apart.builds.log(query, { signal: signal() })),
    ).toEqual([
      {
        type: 'failure',
        what: expect.stringContaining('Build plane default is not connected'),
        next: expect.stringContaining('Add "- { kind: buildPlane'),
      },
    ]);
    expect(await apart.builds.stop(ref, { key: 'a' })).toMatchObject({
      state: 'refused',
    });
  });

  it('that wait for a plane name it', async () => {
    const workflows = ['openchoreo.dev/v1alpha1', 'ClusterWorkflow'] as const;
    const found = await sandbox.client.get(
      ...workflows,
      undefined,
      'dockerfile-builder',
    );
    await sandbox.client.apply({
      ...found,
      metadata: { name: 'astray' },
      spec: {
        ...(found.spec as object),
        workflowPlaneRef: { kind: 'ClusterWorkflowPlane', name: 'nowhere' },
      },
    });
    const ref = await run('astray-run', {}, 'astray');
    const apart = connect(sandbox, { planes: [] });
    await until(apart, ref, () => true);
    const graph = await apart.builds.graph(ref, { signal: signal() });
    expect(graph.reason).toContain('Build plane nowhere does not exist');
  });

  it('say that their workflow is gone, and what is not there', async () => {
    const ref = await run('gone-run');
    await until(controlPlane, ref, ({ phase }) => phase === 'succeeded');
    const { id } = await stepOf(controlPlane, ref, 'build-image');
    await sandbox.client.delete(
      'argoproj.io/v1alpha1',
      'Workflow',
      'workflows-acme',
      ref.name,
    );
    await sandbox.client.waitGone(
      'argoproj.io/v1alpha1',
      'Workflow',
      'workflows-acme',
      ref.name,
    );
    const graph = await controlPlane.builds.graph(ref, { signal: signal() });
    expect(graph).toMatchObject({
      source: 'controlPlane',
      reason: expect.stringContaining(
        'Argo Workflow workflows-acme/gone-run on Build plane default is gone',
      ),
    });
    const lost = await eventsOf(
      controlPlane.builds.log(
        { build: ref, node: id, follow: true },
        { signal: signal() },
      ),
    );
    expect(lost).toMatchObject([
      { type: 'failure', what: expect.stringContaining('not known any more') },
    ]);
    const none = build('no-run', 'acme', 'storefront');
    expect(
      await controlPlane.builds.graph(none, { signal: signal() }),
    ).toMatchObject({ nodes: [], reason: 'Build no-run is not there' });
    const nothing = await eventsOf(
      controlPlane.builds.log(
        { build: none, node: 'x', follow: false },
        { signal: signal() },
      ),
    );
    expect(nothing).toEqual([
      { type: 'failure', what: 'Build no-run is not there' },
    ]);
  });

  it('say which permission is missing', async () => {
    const ref = build('web-run-3f0c9a1e', 'acme', 'storefront');
    const { id: node } = await stepOf(controlPlane, ref, 'build-image');
    const viewing = connect(sandbox, {
      planes: [
        {
          kind: 'buildPlane',
          name: 'default',
          server: sandbox.url,
          token: sandbox.tokens.none,
          caData: Buffer.from(sandbox.caPem).toString('base64'),
        },
      ],
    });
    await until(viewing, ref, () => true);
    const graph = await viewing.builds.graph(ref, { signal: signal() });
    expect(graph.reason).toContain('Grant the verb "get" on "workflows');
    const events = await eventsOf(
      viewing.builds.log(
        { build: ref, node, follow: true },
        { signal: signal() },
      ),
    );
    expect(events).toMatchObject([{ type: 'failure' }]);
  });
});
