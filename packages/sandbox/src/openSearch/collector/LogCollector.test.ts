// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent, request } from 'undici';
import { KubeObject } from '../../client';
import { sandboxAnnotation } from '../../controllers/sandboxAnnotation';
import { PodStatus } from '../../controllers/workloads/objects';
import { Generation } from '../../generations';
import { Sandbox, startSandbox } from '../../Sandbox';
import { RunningOpenSearch } from '../startOpenSearch';

jest.setTimeout(60_000);

interface LogDocument {
  '@timestamp': string;
  time: string;
  log: string;
  kubernetes: {
    pod_name: string;
    namespace_name: string;
    container_name: string;
    labels: Record<string, string>;
  };
}

interface LogHit {
  _index: string;
  _source: LogDocument;
}

const pod = (name: string, namespace: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace,
    labels: { 'openchoreo.dev/component-uid': 'uid', app: name },
  },
  spec: { containers: [{ name: 'main', image: 'i:1' }] },
});

const namespaceNamed = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

describe('the log collector', () => {
  let sandbox: Sandbox;
  const agents: Agent[] = [];

  const untilRunning = (name: string, namespace: string) =>
    sandbox.client.waitFor('v1', 'Pod', namespace, name, object => {
      const { containerStatuses } = (object.status ?? {}) as PodStatus;
      return containerStatuses?.[0]?.state.running !== undefined;
    });
  /** A pod runs a moment before it writes its first line; this is what it has written then. */
  const firstWords = async (
    name: string,
    namespace: string,
  ): Promise<string> => {
    const dispatcher = new Agent({ connect: { ca: sandbox.caPem } });
    agents.push(dispatcher);
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/log?follow=true`;
    const { body } = await request(`${sandbox.url}${path}`, {
      dispatcher,
      headers: { authorization: `Bearer ${sandbox.token}` },
    });
    for await (const chunk of body) return String(chunk);
    throw new Error(`${name} ended without a word`);
  };

  const start = async (generation: Generation, namespace: string) => {
    sandbox = await startSandbox({
      generation,
      openSearch: { flushEveryMs: 3_600_000 },
    });
    await sandbox.client.apply([
      namespaceNamed(namespace),
      pod('up', namespace),
    ]);
    await untilRunning('up', namespace);
  };
  afterEach(async () => {
    await Promise.all(agents.splice(0).map(agent => agent.destroy()));
    await sandbox.stop();
  });

  const archive = (): RunningOpenSearch => {
    if (!sandbox.openSearch) throw new Error('it was asked for');
    return sandbox.openSearch;
  };
  const get = async (url: string, ca: string, authorization: string) => {
    const dispatcher = new Agent({ connect: { ca } });
    agents.push(dispatcher);
    const { body } = await request(url, {
      dispatcher,
      headers: { authorization },
    });
    return body.text();
  };
  const hits = async (): Promise<LogHit[]> => {
    const { url, caPem, username, password } = archive();
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    const text = await get(`${url}/_search?size=10000`, caPem, `Basic ${pair}`);
    return JSON.parse(text).hits.hits;
  };
  const podLog = (name: string, namespace: string) =>
    get(
      `${sandbox.url}/api/v1/namespaces/${namespace}/pods/${name}/log?timestamps=true`,
      sandbox.caPem,
      `Bearer ${sandbox.token}`,
    );
  const textOf = (found: readonly LogHit[]) =>
    found.map(({ _source: { time, log } }) => `${time} ${log}\n`).join('');

  /** What is found once something is: the collector hears of a pod when it hears of it. */
  async function firstHits(of = 'up'): Promise<readonly LogHit[]> {
    for (;;) {
      await archive().flush();
      const found = (await hits()).filter(
        ({ _source }) => _source.kubernetes.pod_name === of,
      );
      if (found.length > 0) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  it('ships what the kubelet tells, once, and keeps it when the pod is gone', async () => {
    await start('v1.2', 'shop');
    await sandbox.client.mergePatch('v1', 'Pod', 'shop', 'up', {
      metadata: {
        annotations: { [sandboxAnnotation.podFailure]: 'CrashLoopBackOff' },
      },
    });
    await sandbox.client.waitFor('v1', 'Pod', 'shop', 'up', object => {
      const { containerStatuses } = (object.status ?? {}) as PodStatus;
      return containerStatuses?.[0]?.lastState?.terminated !== undefined;
    });
    const told = await podLog('up', 'shop');
    expect(told).toMatch(/panic: /);
    await archive().flush();
    await archive().flush();
    expect(textOf(await hits())).toBe(told);
    await sandbox.client.delete('v1', 'Pod', 'shop', 'up');
    await sandbox.client.waitGone('v1', 'Pod', 'shop', 'up');
    await archive().flush();
    const found = await hits();
    expect(textOf(found)).toBe(told);
    expect(found[0]).toMatchObject({
      _index: `container-logs-${found[0]._source.time.slice(0, 10)}`,
      _source: {
        '@timestamp': `${found[0]._source.time.slice(0, 23)}Z`,
        kubernetes: {
          pod_name: 'up',
          namespace_name: 'shop',
          container_name: 'main',
          labels: { 'openchoreo_dev/component-uid': 'uid', app: 'up' },
        },
      },
    });
  });

  it('loses nothing while OpenSearch is down', async () => {
    await start('v1.2', 'shop');
    const said = await firstWords('up', 'shop');
    const mend = archive().faults.down();
    await expect(archive().flush()).rejects.toThrow();
    await sandbox.client.delete('v1', 'Pod', 'shop', 'up');
    await sandbox.client.waitGone('v1', 'Pod', 'shop', 'up');
    mend();
    const found = await firstHits();
    expect(found.map(hit => `${hit._source.log}\n`).join('')).toContain(said);
  });

  it('ends while OpenSearch does not answer', async () => {
    await start('v1.2', 'shop');
    archive().faults.slow();
    const outcome = archive()
      .flush()
      .then(
        () => 'shipped',
        () => 'given up',
      );
    await archive().stop();
    expect(await outcome).toBe('given up');
  });

  it('ships the fields of a line of JSON beside it, where v0.3 does', async () => {
    await start('v0.3', 'dp-shop');
    await sandbox.client.apply(pod('cart-api', 'dp-shop'));
    await untilRunning('cart-api', 'dp-shop');
    await firstWords('cart-api', 'dp-shop');
    const found = await firstHits('cart-api');
    expect(found[0]._source).toMatchObject({
      log: expect.stringMatching(/^\{"time":/),
      log_processed: { level: 'info', logger: 'main' },
    });
  });

  it('ships what v0.3 tails, as v0.3 spells it', async () => {
    await start('v0.3', 'dp-shop');
    await sandbox.client.apply(pod('elsewhere', 'default'));
    await untilRunning('elsewhere', 'default');
    await firstWords('up', 'dp-shop');
    await firstHits();
    const found = await hits();
    expect(textOf(found)).toMatch(/starting up/);
    for (const { _index, _source } of found) {
      expect(_source.kubernetes).toMatchObject({
        pod_name: 'up',
        labels: { 'openchoreo.dev/component-uid': 'uid' },
      });
      const day = _source.time.slice(0, 10).replaceAll('-', '.');
      expect(_index).toBe(`kubernetes-${day}`);
    }
  });
});
