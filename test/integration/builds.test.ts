// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import {
  BuildGraph,
  BuildNode,
  LogEvent,
} from '@fourplane/plugin-fourplane-common';
import { keepLooking } from '../status/keepLooking';
import { testTarget } from '../testTarget';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { podLog } from './podLogs';
import { Portal, startPortal } from './Portal';
import { shippedWriterToken } from './readerTokens';
import { sourceComponentManifests } from './sourceComponentManifests';

jest.setTimeout(120_000);

const bulb = {
  controlPlane: 'default',
  tenant: 'acme',
  project: 'lamps',
  name: 'bulb',
};

describe('a source component in the portal', () => {
  let target: IntegrationTarget;
  let portal: Portal;
  let token: string;
  let stopLooking = async () => {};

  const soon = (check: () => Promise<void>) => eventually(undefined, check);

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget());
    token = await shippedWriterToken(target);
    portal = await startPortal(target, { default: token }, { acts: true });
    if (target.name === 'cluster') {
      stopLooking = keepLooking(target.client, [
        'RenderedRelease',
        'WorkflowRun',
      ]);
    }
    await target.client.apply(sourceComponentManifests(bulb));
    await soon(async () => {
      const { data } = await portal.fourplane.listBuilds(bulb);
      if (!data.canBuild) {
        throw new Error(data.why ?? 'it cannot be built');
      }
    });
  }, 120_000);

  afterAll(async () => {
    await stopLooking();
    await portal?.stop();
    await target?.stop();
  }, 60_000);

  async function trigger(body: { branch?: string; commit?: string } = {}) {
    const { data } = await portal.fourplaneAs('developer').triggerBuild({
      ...bulb,
      body: { key: randomUUID(), ...body },
    });
    return data.build.name;
  }

  const graphOf = async (build: string): Promise<BuildGraph> =>
    (await portal.fourplane.getBuildGraph({ ...bulb, build })).data;

  const stepsOf = ({ nodes }: BuildGraph): BuildNode[] =>
    nodes.filter(({ hasLog }) => hasLog);

  /** The events of one step's log to its end. */
  async function followed(build: string, node: string): Promise<LogEvent[]> {
    const events = [];
    const log = portal.fourplane.streamBuildLog({
      ...bulb,
      build,
      node,
      follow: 'true',
    });
    for await (const event of log) {
      if (event.type !== 'heartbeat') {
        events.push(event);
      }
    }
    return events;
  }

  const linesOf = (events: readonly LogEvent[]) =>
    events.flatMap(event => (event.type === 'line' ? [event.text] : []));

  async function ended(build: string) {
    await soon(async () => {
      const { data } = await portal.fourplane.getBuild({ ...bulb, build });
      expect(['succeeded', 'failed']).toContain(data.build.phase);
    });
    return (await portal.fourplane.getBuild({ ...bulb, build })).data;
  }

  it('makes one build of a double click', async () => {
    const click = {
      ...bulb,
      body: { key: randomUUID(), branch: 'main', commit: '1111111' },
    };
    const developer = portal.fourplaneAs('developer');
    const [one, other] = await Promise.all([
      developer.triggerBuild(click),
      developer.triggerBuild(click),
    ]);
    expect(other.data).toEqual(one.data);
    await soon(async () => {
      const { data } = await portal.fourplane.listBuilds(bulb);
      expect(data.builds.map(({ ref }) => ref.name)).toEqual([
        one.data.build.name,
      ]);
    });
    await ended(one.data.build.name);
  });

  it('shows the steps of a build as Argo runs them, and every line of them once', async () => {
    const build = await trigger({ branch: 'main', commit: '2222222' });
    const begun = async () =>
      stepsOf(await graphOf(build)).find(({ phase }) =>
        ['running', 'succeeded'].includes(phase),
      );
    await soon(async () => expect(await begun()).toBeDefined());
    const events = await followed(build, (await begun())?.id ?? 'none');
    expect(events[0]).toMatchObject({ type: 'source', source: 'pod' });
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });

    const { build: done, failedStep } = await ended(build);
    expect(done).toMatchObject({
      phase: 'succeeded',
      revision: { branch: 'main', commit: '2222222' },
    });
    expect(failedStep).toBeUndefined();
    const graph = await graphOf(build);
    expect(graph.source).toBe('workflow');
    const steps = stepsOf(graph);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.map(({ phase }) => phase)).toEqual(
      steps.map(() => 'succeeded'),
    );
    const [source] = events;
    const written = await podLog(target, target.token, {
      namespace: await namespaceOf(
        source.type === 'source' ? source.pod : undefined,
      ),
      pod: (source.type === 'source' && source.pod) || 'none',
      query: { container: 'main' },
    });
    expect(written.code).toBe(200);
    expect(linesOf(events)).toEqual(written.text.trimEnd().split(/\r?\n/));
    expect(linesOf(events).length).toBeGreaterThan(0);
  });

  async function namespaceOf(pod = 'none'): Promise<string> {
    const pods = await target.client.list('v1', 'Pod');
    const found = pods.find(({ metadata }) => metadata.name === pod);
    return found?.metadata.namespace ?? 'none';
  }

  it('stops a build that runs, and runs it again as it was', async () => {
    const build = await trigger({ branch: 'main', commit: '3333333' });
    await soon(async () => {
      const { source, nodes } = await graphOf(build);
      expect(source).toBe('workflow');
      expect(nodes.some(({ phase }) => phase === 'running')).toBe(true);
    });
    await portal.fourplaneAs('developer').stopBuild({
      ...bulb,
      build,
      body: { key: randomUUID() },
    });
    expect((await ended(build)).build.phase).toBe('failed');

    const { data } = await portal.fourplaneAs('developer').retryBuild({
      ...bulb,
      build,
      body: { key: randomUUID() },
    });
    expect(data.build.name).not.toBe(build);
    expect((await ended(data.build.name)).build).toMatchObject({
      phase: 'succeeded',
      revision: { branch: 'main', commit: '3333333' },
    });
  });

  it('deletes a build, and says so of one that is not there', async () => {
    const { data } = await portal.fourplane.listBuilds(bulb);
    const { name: build } = data.builds[0].ref;
    await portal.fourplane.deleteBuild({
      ...bulb,
      build,
      body: { key: randomUUID() },
    });
    await soon(async () => {
      const after = (await portal.fourplane.listBuilds(bulb)).data;
      expect(after.total).toBe(data.total - 1);
    });
    await expect(
      portal.fourplane.getBuild({ ...bulb, build }),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('lets nobody act who may not read the component', async () => {
    const before = (await portal.fourplane.listBuilds(bulb)).data.total;
    await expect(
      portal.fourplaneAs('guest').triggerBuild({
        ...bulb,
        body: { key: randomUUID() },
      }),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect((await portal.fourplane.listBuilds(bulb)).data.total).toBe(before);
  });

  it('says at which field a wrong parameter is, and builds nothing', async () => {
    const before = (await portal.fourplane.listBuilds(bulb)).data.total;
    await expect(
      portal.fourplane.triggerBuild({
        ...bulb,
        body: { key: randomUUID(), commit: 'not-a-commit' },
      }),
    ).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { issues: [{ path: 'commit' }] } },
    });
    expect((await portal.fourplane.listBuilds(bulb)).data.total).toBe(before);
  });
});
