// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { startSandbox } from '@fourplane/sandbox';
import { KubeApi } from '../kube/KubeApi';
import { ConnectionConfig } from '../kube/connectionConfig';
import { KubeError } from '../kube/KubeError';
import { KubeObject } from '../kube/KubeObject';
import { podResource } from '../kube/podResource';
import { PlaneConnections, PlaneReach } from './PlaneConnections';
import { readPlanes } from './planeConfig';
import { PlaneHosts } from './planeHosts';

const WHERE = 'fourplane.controlPlanes[0].planes';
const plane = (
  name: string,
  kind: 'buildPlane' | 'dataPlane' = 'buildPlane',
  tenant?: string,
): ModelRef => ({
  controlPlane: 'default',
  kind,
  ...(tenant && { tenant }),
  name,
});

interface Setting {
  readonly planes?: unknown;
  readonly planeHosts?: unknown;
  readonly objects?: Readonly<Record<string, unknown>>;
}

/** Connections that are opened to nothing, and what was opened and closed. */
function connectionsFor({ planes, planeHosts, objects = {} }: Setting) {
  const opened: string[] = [];
  const closed: string[] = [];
  const stored = { ...objects };
  const apiCalled = (server: string): KubeApi => {
    opened.push(server);
    return {
      server,
      close: async () => {
        closed.push(server);
      },
    } as KubeApi; // Nothing else of it is asked for.
  };
  const data = JSON.parse(JSON.stringify({ fourplane: { planeHosts } }));
  const connections = PlaneConnections.create({
    planes: readPlanes(planes, WHERE),
    hosts: PlaneHosts.fromConfig(mockServices.rootConfig({ data })),
    connectOwn: async () => apiCalled('own'),
    connect: async (config: ConnectionConfig) => {
      if (config.kubeconfig?.path === 'absent') {
        throw new KubeError({
          failure: 'configuration',
          problem: { what: 'There is no such file', where: 'absent' },
        });
      }
      return apiCalled(config.server ?? 'other');
    },
    objectOf: async ({ name }) =>
      name in stored
        ? ({ metadata: { name }, spec: stored[name] } as KubeObject)
        : undefined,
  });
  return { connections, opened, closed, stored };
}

const serverOf = (reach: PlaneReach) =>
  reach.state === 'reachable' ? reach.api.server : reach.problem;

const inline = (apiServerURL: string, clientKey = 'aHVzaA==') => ({
  kubernetesCluster: {
    name: 'k',
    credentials: {
      apiServerURL,
      caCert: 'Y2E=',
      clientCert: 'Y2VydA==',
      clientKey,
    },
  },
});

describe('a configured plane', () => {
  it('is reached as its entry says, by one connection that is opened on first use', async () => {
    const { connections, opened, closed } = connectionsFor({
      planes: [
        { kind: 'buildPlane', name: 'default', colocated: true },
        { kind: 'dataPlane', name: 'default', server: 'https://eu' },
        { kind: 'dataPlane', tenant: 'acme', name: 'us', inCluster: true },
      ],
    });
    expect(opened).toEqual([]);
    const reach = async (ref: ModelRef) =>
      serverOf(await connections.reach(ref));
    expect(await reach(plane('default'))).toBe('own');
    expect(await reach(plane('default'))).toBe('own');
    expect(await reach(plane('default', 'dataPlane'))).toBe('https://eu');
    expect(await reach(plane('us', 'dataPlane', 'acme'))).toBe('other');
    expect(opened).toEqual(['own', 'https://eu', 'other']);
    await connections.close();
    expect(closed).toEqual(opened);
    expect(await reach(plane('default'))).toMatchObject({
      what: 'The portal is stopping',
    });
  });

  it('is the control plane itself where all are colocated, even one that nothing names', async () => {
    const { connections } = connectionsFor({ planes: 'colocated' });
    expect(serverOf(await connections.reach(plane('any')))).toBe('own');
    expect(serverOf(await connections.reach(undefined))).toBe('own');
  });

  it('is tried again when it could not be opened', async () => {
    const { connections } = connectionsFor({
      planes: [
        { kind: 'buildPlane', name: 'a', kubeconfig: { path: 'absent' } },
      ],
    });
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await connections.reach(plane('a'))).toEqual({
        state: 'none',
        problem: { what: 'There is no such file', where: 'absent' },
      });
    }
  });

  it.each([
    [{ colocated: true, inCluster: true }, '', 'exactly one of'],
    [{}, '', 'exactly one of'],
    [{ server: 'http://x' }, '.server', 'https://'],
    [{ colocated: true, token: 'hush' }, '.token', 'is only for'],
    [{ server: 'https://x', token: 'hush', tokenFile: 'f' }, '.tokenFile', ''],
    [{ colocated: true, colour: 'red' }, '', '"colour"'],
    [{ colocated: true, kind: 'buildplane' }, '.kind', '"buildPlane"'],
  ])(
    'that is wrong (%j) is named and harms no other',
    async (bad, where, what) => {
      const { connections } = connectionsFor({
        planes: [
          { kind: 'buildPlane', name: 'first', colocated: true },
          { kind: 'buildPlane', name: 'bad', ...bad },
        ],
      });
      expect(connections.problems).toEqual([
        {
          what: expect.stringContaining(what),
          where: `${WHERE}[1]${where}`,
          mend: expect.any(String),
        },
      ]);
      expect(JSON.stringify(connections.problems)).not.toContain('hush');
      expect(serverOf(await connections.reach(plane('first')))).toBe('own');
      // Of whom it is is not known where its kind is wrong.
      const missing = { what: 'Build plane bad does not exist' };
      expect(await connections.reach(plane('bad'))).toMatchObject({
        state: 'none',
        problem: 'kind' in bad ? missing : connections.problems[0],
      });
    },
  );

  it('is explained when it is configured twice, or not as a list', () => {
    const entry = { kind: 'buildPlane', name: 'a', colocated: true };
    const twice = connectionsFor({ planes: [entry, entry] }).connections;
    expect(twice.problems).toMatchObject([
      { what: expect.stringContaining(`the same plane as ${WHERE}[0]`) },
    ]);
    const word = connectionsFor({ planes: 'everywhere' }).connections;
    expect(word.problems).toMatchObject([
      { what: expect.stringContaining('or the word colocated') },
    ]);
  });
});

describe('a plane without an entry', () => {
  const why = async (setting: Setting, ref: ModelRef | undefined) => {
    const { connections, opened } = connectionsFor(setting);
    const reach = serverOf(await connections.reach(ref));
    expect(opened).toEqual([]);
    return reach;
  };

  it('is named, with the line to write', async () => {
    expect(
      await why({ objects: { a: { clusterAgent: {} } } }, plane('a')),
    ).toEqual({
      what: 'Build plane a is not connected to this portal: OpenChoreo reaches it through an agent, which the portal cannot use',
      where: WHERE,
      mend: expect.stringContaining(
        'Add "- { kind: buildPlane, name: a, colocated: true }"',
      ),
    });
    expect(await why({}, plane('gone', 'dataPlane', 'acme'))).toMatchObject({
      what: 'Data plane acme/gone does not exist',
    });
    expect(await why({}, undefined)).toMatchObject({
      mend: expect.stringContaining('planes: colocated'),
    });
    const secret = {
      kubernetesCluster: {
        server: 'https://k8s.example',
        auth: { bearerToken: { secretRef: { name: 's' } } },
      },
    };
    expect(await why({ objects: { a: secret } }, plane('a'))).toMatchObject({
      what: expect.stringContaining('stand in a Secret'),
    });
  });

  it('is reached as its object says, where the host is allowed, with the credentials of now', async () => {
    const { connections, stored } = connectionsFor({
      planeHosts: ['k8s.example:6443', '*.planes.example'],
      objects: { a: inline('https://k8s.example:6443') },
    });
    const first = await connections.reach(plane('a'));
    expect(serverOf(first)).toBe('https://k8s.example:6443');
    expect(await connections.reach(plane('a'))).toEqual(first);
    stored.a = inline('https://k8s.example:6443', 'bmV3');
    expect(await connections.reach(plane('a'))).toEqual(first);
    stored.a = {
      kubernetesCluster: {
        server: 'https://eu.planes.example',
        tls: { ca: { value: 'Y2E=' } },
        auth: { bearerToken: { value: 'aHVzaA==' } },
      },
    };
    expect(serverOf(await connections.reach(plane('a')))).toBe(
      'https://eu.planes.example',
    );
    await connections.close();
  });

  it('is asked with its present credentials by whoever holds its API, and not at all where it is elsewhere', async () => {
    const sandbox = await startSandbox({ controllers: false });
    const { host } = new URL(sandbox.url);
    const direct = (server: string, token: string) => ({
      kubernetesCluster: {
        server,
        tls: { ca: { value: Buffer.from(sandbox.caPem).toString('base64') } },
        auth: { bearerToken: { value: token } },
      },
    });
    const { connections, stored } = connectionsFor({
      planeHosts: [host, 'elsewhere.example'],
      objects: { a: direct(sandbox.url, 'expired') },
    });
    const reach = await connections.reach(plane('a'));
    const api = reach.state === 'reachable' ? reach.api : undefined;
    const list = () =>
      api?.list(podResource, { namespace: 'default' }) ?? Promise.reject();
    try {
      await expect(list()).rejects.toMatchObject({ failure: 'credentials' });
      stored.a = direct(sandbox.url, sandbox.token);
      await expect(list()).resolves.toMatchObject({ items: [] });
      stored.a = direct('https://elsewhere.example', sandbox.token);
      const { state } = await connections.reach(plane('a'));
      expect(state).toBe('reachable');
      await expect(list()).rejects.toMatchObject({
        failure: 'configuration',
        problem: { what: 'Build plane a is at another address now' },
      });
      await connections.close();
      await expect(list()).rejects.toThrow('The portal is stopping');
    } finally {
      await connections.close();
      await sandbox.stop();
    }
  }, 30_000);

  it.each([
    ['https://k8s.example:6443', []],
    ['https://k8s.example:6443', ['k8s.example:443', 'example']],
    ['https://evil-planes.example', ['*.planes.example', 'planes.example']],
    ['https://169.254.169.254', ['*.169.254']],
    ['https://127.0.0.1:6443', ['*.0.0.1', 'localhost']],
    ['https://2130706433', ['*.example']],
    ['http://k8s.example', ['k8s.example']],
    ['https://me:hush@k8s.example', ['k8s.example']],
    ['no address', ['*.example']],
  ])('is not dialled at %s where %j is allowed', async (server, planeHosts) => {
    const setting = { planeHosts, objects: { a: inline(server) } };
    const problem = await why(setting, plane('a'));
    expect(problem).toMatchObject({ what: expect.stringContaining('plane a') });
    expect(JSON.stringify(problem)).not.toContain('aHVzaA==');
  });
});

describe('allowed hosts', () => {
  const hostsOf = (planeHosts: unknown) =>
    PlaneHosts.fromConfig(
      mockServices.rootConfig({
        data: JSON.parse(JSON.stringify({ fourplane: { planeHosts } })),
      }),
    );
  const permit = (planeHosts: unknown, server: string) =>
    hostsOf(planeHosts).permit(new URL(server));

  it('are literal, or everything below a domain', () => {
    for (const [pattern, server] of [
      ['K8S.example', 'https://k8s.example'],
      ['10.0.0.1:6443', 'https://10.0.0.1:6443'],
      ['[::1]', 'https://[::1]:6443'],
      ['127.0.0.1', 'https://127.0.0.1'],
      ['*.example', 'https://a.b.example'],
      ['*.example:6443', 'https://a.example:6443'],
    ]) {
      expect(permit([pattern], server).state).toBe('allowed');
    }
  });

  it('that a wildcard allows may not stand for this machine or a link-local address', () => {
    const found = permit(['*.example'], 'https://a.example');
    const mayDial = 'mayDial' in found ? found.mayDial : undefined;
    for (const address of [
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '169.254.169.254',
      '::1',
      '::',
      'fe80::1',
      '::ffff:127.0.0.1',
    ]) {
      expect([address, mayDial?.(address)]).toEqual([address, false]);
    }
    expect(mayDial?.('10.1.2.3')).toBe(true);
    expect(mayDial?.('2001:db8::1')).toBe(true);
    expect(permit(['a.example'], 'https://a.example')).toEqual({
      state: 'allowed',
    });
  });

  it('are none where they cannot be read, and that is said', () => {
    expect(hostsOf('*').problems).toHaveLength(1);
    const hosts = hostsOf(['*', 'https://x', '', 7, 'good.example']);
    expect(hosts.problems.map(({ where }) => where)).toEqual([
      'fourplane.planeHosts[0]',
      'fourplane.planeHosts[1]',
      'fourplane.planeHosts[2]',
      'fourplane.planeHosts[3]',
    ]);
    expect(hosts.permit(new URL('https://good.example')).state).toBe('allowed');
  });
});
