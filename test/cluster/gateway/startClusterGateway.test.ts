// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { ClusterGateway, startClusterGateway } from './startClusterGateway';

const plane = '/api/proxy/dataplane/default/_cluster/default/k8s';

describe('startClusterGateway', () => {
  let sandbox: Sandbox;
  let gateway: ClusterGateway;

  beforeAll(async () => {
    sandbox = await startSandbox({ controllers: false });
    gateway = await startClusterGateway({
      url: sandbox.url,
      caPem: sandbox.caPem,
      token: sandbox.token,
    });
  });

  afterAll(async () => {
    await gateway?.stop();
    await sandbox?.stop();
  });

  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${gateway.url}${path}`, init);
    return { status: response.status, body: await response.json() };
  };

  it('passes requests to a plane on, with their query, body and answer', async () => {
    const created = await ask(
      `${plane}/api/v1/namespaces/default/configmaps?fieldManager=test`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'one' },
          data: { key: 'välue' },
        }),
      },
    );
    expect(created).toMatchObject({
      status: 201,
      body: { data: { key: 'välue' } },
    });
    await expect(
      ask(
        `${plane}/api/v1/namespaces/default/configmaps?fieldSelector=metadata.name%3Done`,
      ),
    ).resolves.toMatchObject({
      body: { items: [{ metadata: { name: 'one' } }] },
    });
  });

  it('hands on what the plane refuses', async () => {
    await expect(
      ask(`${plane}/api/v1/namespaces/default/configmaps/none`),
    ).resolves.toMatchObject({ status: 404, body: { reason: 'NotFound' } });
  });

  it("uses its own credentials, never the caller's", async () => {
    await expect(
      ask(`${plane}/api/v1/namespaces`, {
        headers: { authorization: 'Bearer wrong' },
      }),
    ).resolves.toMatchObject({ status: 200 });
  });

  it('calls every plane connected and takes news of planes', async () => {
    await expect(
      ask('/api/v1/planes/dataplane/default/status?namespace=a&name=b'),
    ).resolves.toMatchObject({
      status: 200,
      body: {
        planeType: 'dataplane',
        planeID: 'default',
        connected: true,
        connectedAgents: 1,
      },
    });
    for (const path of ['notify', 'dataplane/default/reconnect']) {
      await expect(
        ask(`/api/v1/planes/${path}`, { method: 'POST', body: '{}' }),
      ).resolves.toMatchObject({ status: 200, body: { success: true } });
    }
  });

  it('says what it does not know', async () => {
    await expect(ask('/api/exec/x')).resolves.toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('/api/exec/x') },
    });
  });

  it('says when the plane does not answer', async () => {
    const lost = await startClusterGateway({
      url: 'https://127.0.0.1:1',
      caPem: sandbox.caPem,
      token: 'x',
    });
    try {
      const response = await fetch(`${lost.url}${plane}/version`);
      expect(response.status).toBe(502);
      expect(await response.json()).toMatchObject({
        error: expect.stringContaining('the plane does not answer'),
      });
    } finally {
      await lost.stop();
    }
  });
});
