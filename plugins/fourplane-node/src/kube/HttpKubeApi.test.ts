// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
// Loaded here because the first load takes longer than a test may.
import '@kubernetes/client-node';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { HttpKubeApi } from './HttpKubeApi';
import { KubeApi, PodLogLine } from './KubeApi';
import { KubeConnection } from './KubeConnection';
import { KubeconfigConnection } from './KubeconfigConnection';
import { kubeApiSuite } from './__testUtils__/kubeApiSuite';
import { ServerConnection } from './ServerConnection';

const namespaces = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  namespaced: false,
};

let sandbox: Sandbox;
let folder: string;
const open: KubeApi[] = [];

function apiOver(connection: KubeConnection): KubeApi {
  const api = HttpKubeApi.create({ connection });
  open.push(api);
  return api;
}

const messageOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    error => String(error.message),
  );

beforeAll(async () => {
  sandbox = await startSandbox({ controllers: false });
  folder = await mkdtemp(join(tmpdir(), 'fourplane-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(api => api.close()));
});
afterAll(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true });
});

describe('on the sandbox', () => {
  let api: KubeApi;
  beforeEach(() => {
    api = apiOver(
      ServerConnection.create({
        server: sandbox.url,
        token: sandbox.token,
        caData: sandbox.caPem,
      }),
    );
  });

  kubeApiSuite('HttpKubeApi', () => ({
    api,
    put: (namespace, name, data, labels = {}) =>
      sandbox.client.apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { namespace, name, labels },
        data,
      }),
    remove: (namespace, name) =>
      sandbox.client.delete('v1', 'ConfigMap', namespace, name),
    createNamespace: name =>
      sandbox.client.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      }),
    forgetHistory: () => sandbox.faults.expireHistory(),
  }));
});

describe('credentials', () => {
  it('picks up a rotated token file', async () => {
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, 'expired\n');
    const api = apiOver(
      ServerConnection.create({
        server: sandbox.url,
        caData: Buffer.from(sandbox.caPem).toString('base64'),
        tokenFile,
      }),
    );
    await expect(api.list(namespaces)).rejects.toMatchObject({
      failure: 'credentials',
      status: 401,
    });
    await writeFile(tokenFile, `${sandbox.token}\n`);
    await expect(api.list(namespaces)).resolves.toMatchObject({
      items: expect.anything(),
    });
  });

  it('names the missing permission', async () => {
    const api = apiOver(
      ServerConnection.create({
        server: sandbox.url,
        caData: sandbox.caPem,
        token: sandbox.tokens.none,
      }),
    );
    expect(await messageOf(api.list(namespaces))).toMatch(
      /^Cannot list namespaces: 403 .* at https:\/\/127.*\. Grant the verb "list" on "namespaces" to the portal's account/,
    );
  });

  it('connects in-cluster with what Kubernetes mounts', async () => {
    const { hostname, port } = new URL(sandbox.url);
    await writeFile(join(folder, 'token'), sandbox.token);
    await writeFile(join(folder, 'ca.crt'), sandbox.caPem);
    const env = {
      KUBERNETES_SERVICE_HOST: hostname,
      KUBERNETES_SERVICE_PORT: port,
    };
    const api = apiOver(ServerConnection.inCluster({ env, directory: folder }));
    expect((await api.list(namespaces)).items.length).toBeGreaterThan(0);
    expect(() => ServerConnection.inCluster({ env: {} })).toThrow(
      'Use "kubeconfig" or "server" where the portal does not run in a pod',
    );
  });
});

describe('kubeconfig', () => {
  const write = async (text: string) => {
    const path = join(folder, 'config');
    await writeFile(path, text);
    return path;
  };

  it('connects as the user of the current context, or of the named one', async () => {
    const path = await write(sandbox.kubeconfig);
    const api = apiOver(await KubeconfigConnection.open({ path }));
    expect(api.server).toBe(sandbox.url);
    expect((await api.list(namespaces)).items.length).toBeGreaterThan(0);
    const viewer = await KubeconfigConnection.open({
      path,
      context: 'fourplane-sandbox-viewer',
    });
    const { headers } = await viewer.credentials();
    expect(headers).toEqual({
      authorization: `Bearer ${sandbox.tokens.viewer}`,
    });
  });

  it('takes a renewed file after a refusal', async () => {
    const path = await write(
      sandbox.kubeconfig.replaceAll(sandbox.token, 'expired'),
    );
    const api = apiOver(await KubeconfigConnection.open({ path }));
    await expect(api.list(namespaces)).rejects.toMatchObject({ status: 401 });
    await write(sandbox.kubeconfig);
    await expect(api.list(namespaces)).resolves.toBeDefined();
  });

  it('says in one line what is wrong with the file, and repeats nothing of it', async () => {
    const path = await write('users: [{name: x, user: {token: hush');
    expect(await messageOf(KubeconfigConnection.open({ path }))).toBe(
      `Cannot use the kubeconfig: it is not a valid kubeconfig at ${path}. Check path and context with "kubectl config get-contexts"`,
    );
    const absent = join(folder, 'absent');
    expect(
      await messageOf(KubeconfigConnection.open({ path: absent })),
    ).toContain(`there is no such file at ${absent}.`);
    await write(sandbox.kubeconfig);
    expect(
      await messageOf(KubeconfigConnection.open({ path, context: 'prod' })),
    ).toContain(
      'it has no context "prod" (it has: fourplane-sandbox, fourplane-sandbox-viewer)',
    );
    await write('{}');
    expect(await messageOf(KubeconfigConnection.open({ path }))).toContain(
      'it has no current context',
    );
  });
});

describe('unreachable servers', () => {
  const lineOf = (options: { server: string; caData?: string }) =>
    messageOf(
      apiOver(ServerConnection.create({ token: 'hush', ...options })).list(
        namespaces,
      ),
    );

  it('names a refused connection', async () => {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await new Promise(resolve => {
      server.close(resolve);
    });
    expect(await lineOf({ server: `https://127.0.0.1:${port}/` })).toBe(
      `Cannot list namespaces: connection refused at https://127.0.0.1:${port}. Start the API server or correct the address and port`,
    );
  });

  it('names a host that does not resolve', async () => {
    expect(await lineOf({ server: 'https://nowhere.invalid' })).toContain(
      'the host name does not resolve',
    );
  });

  it('names a wrong certificate authority', async () => {
    expect(await lineOf({ server: sandbox.url })).toBe(
      `Cannot list namespaces: the server's certificate is not signed by the configured CA at ${sandbox.url}. ` +
        'Set caData or caFile (or the certificate authority in the kubeconfig) to the CA of this server',
    );
  });

  it('takes a client certificate as PEM, or in base64', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n';
    const base64 = Buffer.from(pem).toString('base64');
    for (const certData of [pem, base64]) {
      const { tls, headers } = await ServerConnection.create({
        server: 'https://k8s.example',
        certData,
        keyData: base64,
      }).credentials();
      expect(tls).toEqual({ cert: pem, key: pem });
      expect(headers).toEqual({});
    }
  });

  it('names what is no certificate', async () => {
    expect(await lineOf({ server: sandbox.url, caData: 'aHVzaA==' })).toContain(
      'The certificate authority is not a PEM certificate at caData',
    );
  });
});

describe('the wire', () => {
  let server: Server;
  const serve = async (listener: RequestListener) => {
    server = createServer(listener);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return apiOver(
      ServerConnection.create({ server: `http://127.0.0.1:${port}/k8s/one/` }),
    );
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('keeps a path prefix, and reads compressed lists', async () => {
    const paths: unknown[] = [];
    const api = await serve((request, response) => {
      paths.push(request.url);
      response.setHeader('content-encoding', 'gzip');
      response.end(
        gzipSync('{"metadata":{"resourceVersion":"5"},"items":null}'),
      );
    });
    expect(await api.list(namespaces, { limit: 3 })).toEqual({
      resourceVersion: '5',
      continue: undefined,
      items: [],
    });
    expect(paths).toEqual(['/k8s/one/api/v1/namespaces?limit=3']);
  });

  it('writes as somebody else only where it was asked to', async () => {
    const requests: unknown[] = [];
    const api = await serve((request, response) => {
      const { method, url, headers } = request;
      requests.push([
        method,
        url,
        headers['impersonate-user'],
        headers['impersonate-group'],
      ]);
      response.end('{"metadata":{"name":"a"}}');
    });
    const object = { metadata: { name: 'a' } };
    const as = { name: 'jane', groups: ['team-a', 'team-b'] };
    await api.create(namespaces, object, { as });
    await api.delete(namespaces, undefined, 'a', { as: { name: 'jane' } });
    await api.create(namespaces, object, { dryRun: true });
    const path = '/k8s/one/api/v1/namespaces';
    const query = '?fieldManager=fourplane&fieldValidation=Strict';
    expect(requests).toEqual([
      ['POST', `${path}${query}`, 'jane', 'team-a, team-b'],
      ['DELETE', `${path}/a`, 'jane', undefined],
      ['POST', `${path}${query}&dryRun=All`, undefined, undefined],
    ]);
  });

  it('explains a login page', async () => {
    const api = await serve((_, response) => response.end('<html>Sign in'));
    expect(await messageOf(api.list(namespaces))).toContain(
      'the answer is not Kubernetes JSON',
    );
  });

  it('survives characters and lines cut by the network', async () => {
    const bytes = Buffer.from(
      `${JSON.stringify({
        type: 'ADDED',
        object: { metadata: { name: 'grüße-🎈' } },
      })}\n`.repeat(2),
    );
    const api = await serve(async (_, response) => {
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
      response.end();
    });
    const names = [];
    for await (const event of api.watch(namespaces, {
      signal: new AbortController().signal,
    })) {
      names.push('object' in event && event.object.metadata.name);
    }
    expect(names).toEqual(['grüße-🎈', 'grüße-🎈']);
  });

  it('reads a watch as it comes through a proxy that compresses unasked, and ends it when nobody reads on', async () => {
    const gzip = createGzip();
    const hasEnded = jest.fn();
    const api = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.on('close', hasEnded);
      gzip.pipe(response);
      gzip.write('{"type":"ADDED","object":{"metadata":{"name":"a"}}}\n');
      gzip.flush();
    });
    const ended = new Promise<void>(resolve => {
      hasEnded.mockImplementation(resolve);
    });
    const { signal } = new AbortController();
    for await (const event of api.watch(namespaces, { signal })) {
      expect(event).toEqual({
        type: 'ADDED',
        object: { metadata: { name: 'a' } },
      });
      break;
    }
    await ended;
    expect(hasEnded).toHaveBeenCalledTimes(1);
  });

  it('rejects when a watch breaks in the middle', async () => {
    const api = await serve((_, response) => {
      response.write('{"type":"BOOK');
      setImmediate(() => response.destroy());
    });
    const events = api.watch(namespaces, {
      signal: new AbortController().signal,
    });
    await expect(async () => {
      for await (const _ of events) {
        throw new Error('half an event');
      }
    }).rejects.toMatchObject({ failure: 'unreachable' });
  });

  describe('of a log', () => {
    const podLog = async (api: KubeApi, follow?: boolean) => {
      const lines: PodLogLine[] = [];
      const { signal } = new AbortController();
      const options = { container: 'main', follow, signal };
      for await (const line of api.logs('ns', 'a-pod', options)) {
        lines.push(line);
      }
      return lines;
    };

    it('asks for what is wanted, without compression', async () => {
      const requests: unknown[] = [];
      const api = await serve((request, response) => {
        requests.push([request.url, request.headers['accept-encoding']]);
        response.end();
      });
      const lines = api.logs('ns', 'a-pod', {
        container: 'main',
        follow: true,
        tailLines: 5,
        sinceTime: '2026-11-24T12:00:00Z',
        timestamps: true,
        previous: false,
        limitBytes: 100,
        signal: new AbortController().signal,
      });
      for await (const _ of lines) {
        throw new Error('There is no line');
      }
      expect(requests).toEqual([
        [
          '/k8s/one/api/v1/namespaces/ns/pods/a-pod/log?container=main&follow=true&tailLines=5&sinceTime=2026-11-24T12%3A00%3A00Z&timestamps=true&previous=false&limitBytes=100',
          'identity',
        ],
      ]);
    });

    it('keeps lines whole wherever the network cuts, blank ones and carriage returns within', async () => {
      const bytes = Buffer.from('grüße 🎈\r\n\n  10%\r 20%\nno end');
      const api = await serve(async (_, response) => {
        for (const byte of bytes) {
          response.write(Buffer.of(byte));
          await new Promise(setImmediate);
        }
        response.end();
      });
      expect(await podLog(api)).toEqual([
        { text: 'grüße 🎈' },
        { text: '' },
        { text: '  10%\r 20%' },
        { text: 'no end', unfinished: true },
      ]);
    });

    it('shows what is no UTF-8, and cuts a line that would fill the memory', async () => {
      const api = await serve((_, response) => {
        response.write(Buffer.of(0x61, 0xff, 0x0a));
        response.end(`${'x'.repeat(1024 * 1024 + 7)}\nshort\n`);
      });
      const [odd, long, short] = await podLog(api);
      expect(odd.text).toBe('a\ufffd');
      expect(long.text).toMatch(/xx… \[7 more bytes .* left out\]$/);
      expect(short.text).toBe('short');
    });

    it('passes lines on as they come through a proxy that compresses unasked', async () => {
      const gzip = createGzip();
      const api = await serve((_, response) => {
        response.setHeader('content-encoding', 'gzip');
        gzip.pipe(response);
        gzip.write('first\n');
        gzip.flush();
      });
      const { signal } = new AbortController();
      const lines = api
        .logs('ns', 'a-pod', { container: 'main', follow: true, signal })
        [Symbol.asyncIterator]();
      expect((await lines.next()).value).toEqual({ text: 'first' });
      gzip.end('second\n');
      expect((await lines.next()).value).toEqual({ text: 'second' });
      expect((await lines.next()).done).toBe(true);
    });

    it('rejects when the connection breaks, after the whole lines', async () => {
      const api = await serve((_, response) => {
        response.write('whole\nhal');
        setImmediate(() => response.destroy());
      });
      const seen: string[] = [];
      const { signal } = new AbortController();
      await expect(async () => {
        const options = { container: 'main', signal };
        for await (const { text } of api.logs('ns', 'a-pod', options)) {
          seen.push(text);
        }
      }).rejects.toMatchObject({ failure: 'unreachable' });
      expect(seen).toEqual(['whole']);
    });

    it('names what is missing when it is refused', async () => {
      const api = await serve((_, response) => {
        response.statusCode = 403;
        response.end('{"message":"no","reason":"Forbidden","code":403}');
      });
      expect(await messageOf(podLog(api))).toMatch(
        /^Cannot get pods\/log: 403 no at .* Grant the verb "get" on "pods\/log"/,
      );
    });
  });

  it('does not dial what a name may not stand for', async () => {
    const api = apiOver(
      ServerConnection.create({
        server: 'https://localhost:1',
        mayDial: () => false,
      }),
    );
    expect(await messageOf(api.list(namespaces))).toContain(
      'the host name stands for an address that must not be dialled',
    );
  });

  it('follows no redirect', async () => {
    const paths: unknown[] = [];
    const api = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(api.list(namespaces)).rejects.toMatchObject({ status: 302 });
    expect(paths).toHaveLength(1);
  });
});
