// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox, startSandbox } from '../Sandbox';
import { KubeApiError } from './KubeApiError';
import { KubeObject } from './KubeObject';
import { parseManifests } from './parseManifests';
import { SandboxClient } from './SandboxClient';

const api = 'openchoreo.dev/v1alpha1';

describe('parseManifests', () => {
  it('takes several documents, skips empty ones and unfolds lists', () => {
    const text = `
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
---
---
apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: b } }
`;
    expect(parseManifests(text).map(o => o.metadata.name)).toEqual(['a', 'b']);
  });

  it.each([
    ['a: [', /YAML document 1 cannot be read/],
    ['kind: ConfigMap', /a manifest needs apiVersion, kind and metadata/],
  ])('says what is wrong with %s', (text, message) => {
    expect(() => parseManifests(text)).toThrow(message);
  });
});

describe('SandboxClient', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ controllers: false });
    client = sandbox.client;
  });
  afterAll(() => sandbox.stop());

  it('connects with what the kubeconfig says', async () => {
    const other = SandboxClient.fromKubeconfig(sandbox.kubeconfig);
    expect(await other.list('v1', 'Namespace')).not.toHaveLength(0);
    await other.close();
    expect(() =>
      SandboxClient.fromKubeconfig(sandbox.kubeconfig, 'none'),
    ).toThrow("the kubeconfig has no usable context 'none'");
  });

  it('creates, then merges, and leaves a status in a manifest out', async () => {
    const manifest = {
      apiVersion: api,
      kind: 'Environment',
      metadata: { name: 'test', labels: { a: '1' } },
      spec: { isProduction: false },
    };
    const [created] = await client.apply(manifest);
    expect(created.metadata.namespace).toBe('default');
    const [merged] = await client.apply({
      ...manifest,
      metadata: { name: 'test', labels: { b: '2' } },
      status: { observedGeneration: 7 },
    });
    expect(merged.metadata.labels).toEqual({ a: '1', b: '2' });
    expect(merged.status).toBeUndefined();
    const withStatus = await client.mergePatch(
      api,
      'Environment',
      'default',
      'test',
      { status: { observedGeneration: 1 } },
      { subresource: 'status' },
    );
    expect(withStatus.status).toEqual({ observedGeneration: 1 });
  });

  it('pages through long lists', async () => {
    const names = Array.from({ length: 1_100 }, (_, index) => `map-${index}`);
    for (const name of names) {
      await client.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'default', labels: { many: 'yes' } },
      });
    }
    sandbox.requests.reset();
    const found = await client.list('v1', 'ConfigMap', {
      labelSelector: 'many=yes',
    });
    expect(found).toHaveLength(1_100);
    expect(found[0]).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
    expect(sandbox.requests.count({ verb: 'list' })).toBe(3);
  });

  it('waits for a state and for an absence, across a dropped watch', async () => {
    const object: KubeObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'awaited', namespace: 'default' },
    };
    const wait = client.waitFor(
      'v1',
      'ConfigMap',
      'default',
      'awaited',
      found => JSON.stringify(found.data) === '{"a":"1"}',
    );
    await client.create(object);
    sandbox.faults.dropWatches();
    await client.apply({ ...object, data: { a: '1' } });
    expect((await wait).data).toEqual({ a: '1' });
    const gone = client.waitGone('v1', 'ConfigMap', 'default', 'awaited');
    await client.delete('v1', 'ConfigMap', 'default', 'awaited');
    await gone;
  });

  it('tells what it saw last when the wait is over', async () => {
    await expect(
      client.waitFor('v1', 'Namespace', undefined, 'default', () => false, {
        timeoutMs: 50,
      }),
    ).rejects.toThrow(
      /Namespace .*default did not get there in time; last seen: \{/,
    );
  });

  it('rejects with status and reason, and never with the token', async () => {
    const refusal = await client
      .get(api, 'Project', 'default', 'none')
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(KubeApiError);
    expect(refusal).toMatchObject({ status: 404, reason: 'NotFound' });
    await expect(client.list('v1', 'Nothing')).rejects.toThrow(
      'does not serve Nothing of v1',
    );
    const stranger = SandboxClient.create({
      url: sandbox.url,
      caPem: sandbox.caPem,
      token: 'secret-of-nobody',
    });
    const unauthorized = await stranger
      .list('v1', 'Namespace')
      .catch((error: unknown) => error);
    expect(unauthorized).toMatchObject({ status: 401 });
    expect(String(unauthorized)).not.toContain('secret-of-nobody');
    await stranger.close();
  });
});
