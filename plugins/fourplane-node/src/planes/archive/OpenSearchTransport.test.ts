// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenSearchServer } from '@fourplane/sandbox';
import { generate } from 'selfsigned';
import {
  createIndex,
  declaredMappings,
  ship,
} from './__testUtils__/logDocuments';
import { OpenSearchConfig, standardIndexPatterns } from './config';
import { LogArchiveError } from './LogArchiveError';
import { OpenSearchLogArchive } from './OpenSearchLogArchive';
import { RequestLimits } from './OpenSearchTransport';

jest.setTimeout(60_000);

const step = { namespace: 'ci', pod: 'run-1', container: 'main' };
const index = 'container-logs-2026-11-25';
const line = { at: '2026-11-25T06:51:25.000000001Z', text: 'line' };

async function outcomeOf(
  config: Partial<OpenSearchConfig> & { url: string },
  limits?: Partial<RequestLimits>,
  signal = new AbortController().signal,
) {
  const archive = OpenSearchLogArchive.create({
    where: 'fourplane.observability[0]',
    config: { index: standardIndexPatterns, ...config },
    limits,
  });
  try {
    const texts: string[] = [];
    for await (const { text } of archive.lines(step, { signal })) {
      texts.push(text);
    }
    return texts;
  } catch (error) {
    return error;
  } finally {
    await archive.close();
  }
}

async function failureOf(...args: Parameters<typeof outcomeOf>) {
  const error = await outcomeOf(...args);
  expect(error).toBeInstanceOf(LogArchiveError);
  return error as LogArchiveError; // just checked
}

const all = { total: 2, successful: 2, failed: 0 };

describe('an OpenSearch that is not well', () => {
  let server: OpenSearchServer;
  let config: { url: string };

  beforeEach(async () => {
    server = await OpenSearchServer.start({ plain: true });
    config = { url: server.url };
    await createIndex(server, index, { mappings: declaredMappings });
    await ship(server, index, [line]);
  });
  afterEach(() => server.stop());

  it('is told apart from one without the line', async () => {
    expect(await outcomeOf(config)).toEqual(['line']);
  });

  it('is down', async () => {
    server.faults.down();
    const { failure, problem } = await failureOf(config);
    expect(failure).toBe('unreachable');
    expect(problem).toEqual({
      what: expect.stringContaining(
        'Cannot look for the log indices container-logs-*, kubernetes-*: ',
      ),
      where: server.url,
      mend: expect.any(String),
    });
    await server.stop();
    expect((await failureOf(config)).message).toBe(
      `Cannot look for the log indices container-logs-*, kubernetes-*: connection refused at ${server.url}. Start OpenSearch or correct the address and port`,
    );
  });

  it('is slow', async () => {
    const release = server.faults.slow();
    const { failure, message } = await failureOf(config, { timeoutMs: 50 });
    expect(failure).toBe('slow');
    expect(message).toMatch(/no answer in time at http/);
    release();
  });

  it('is red', async () => {
    const mend = server.faults.red();
    const { failure, status, message } = await failureOf(config);
    expect([failure, status]).toEqual(['unhealthy', 503]);
    expect(message).toMatch(
      /missing shards \[\[container-logs-2026-11-25\]\[0\]\]\.\) at .*_cluster\/health/,
    );
    mend();
    expect(await outcomeOf(config)).toEqual(['line']);
  });

  it('is red in a part of what is asked', async () => {
    await createIndex(server, 'kubernetes-2026.11.20', {
      settings: { 'index.routing.allocation.require._name': 'nobody' },
    });
    expect((await failureOf(config)).failure).toBe('unhealthy');
    // not of the days that are asked for
    const archive = OpenSearchLogArchive.create({
      where: 'x',
      config: { ...config, index: standardIndexPatterns },
    });
    const { signal } = new AbortController();
    const query = { ...step, since: '2026-11-25T06:00:00Z' };
    const { value } = await archive.lines(query, { signal }).next();
    expect(value).toMatchObject({ text: 'line' });
    await archive.close();
  });

  it('has no index of logs', async () => {
    await fetch(`${server.url}/${index}`, { method: 'DELETE' });
    await ship(server, 'something-else', [line]);
    const { failure, message } = await failureOf(config);
    expect(failure).toBe('missingIndex');
    expect(message).toMatch(
      /log indices container-logs-\*, kubernetes-\*: it holds no index of container logs.*Fluent Bit.*"index" in fourplane.observability\[0\]/,
    );
    // one that holds no field of a container is none
    await createIndex(server, 'kubernetes-2026.11.25', {});
    expect((await failureOf(config)).failure).toBe('missingIndex');
  });

  it.each([
    [403, 'security_exception', 'forbidden'],
    [429, 'es_rejected_execution_exception', 'overloaded'],
    [500, 'circuit_breaking_exception', 'overloaded'],
    [503, 'master_not_discovered_exception', 'unhealthy'],
    [403, 'cluster_block_exception', 'unhealthy'],
    [500, 'exception', 'server'],
    [400, 'parsing_exception', 'request'],
    [404, 'index_not_found_exception', 'missingIndex'],
  ])('answers %s %s', async (status, type, failure) => {
    const cause = { type, reason: 'so it is' };
    server.faults.answer({
      status,
      body: JSON.stringify({ error: { root_cause: [cause], ...cause } }),
    });
    const error = await failureOf(config);
    expect(error).toMatchObject({ failure, status });
    expect(error.message).toContain(`(${status} so it is)`);
  });

  it.each([
    ['a login page', { status: 200, body: '<html>Sign in</html>' }],
    ['another API', { status: 200, body: '{"items":[1]}' }],
    ['a web server', { status: 404, body: '<html>Not found</html>' }],
    [
      'a redirect',
      { status: 302, body: '', headers: { location: 'https://elsewhere' } },
    ],
  ])('is %s', async (_, answer) => {
    server.faults.answer(answer);
    const { failure, message } = await failureOf(config);
    expect(failure).toBe('protocol');
    expect(message).toMatch(/what answers is not OpenSearch/);
    expect(
      server.calls.filter(({ path }) => path.includes('elsewhere')),
    ).toEqual([]);
  });

  it.each([
    ['timed out', { timed_out: true, _shards: all }, 'slow'],
    [
      'refused in shards',
      { timed_out: false, _shards: { ...all, successful: 1, failed: 1 } },
      'unhealthy',
    ],
    [
      'left out shards',
      { timed_out: false, _shards: { ...all, successful: 1 } },
      'unhealthy',
    ],
  ])('has %s halfway', async (_, answer, failure) => {
    const archive = OpenSearchLogArchive.create({
      where: 'x',
      config: { ...config, index: standardIndexPatterns },
    });
    const { signal } = new AbortController();
    const next = () => archive.lines(step, { signal }).next();
    await next();
    server.faults.answer({
      status: 200,
      body: JSON.stringify({ ...answer, hits: { hits: [] } }),
    });
    await expect(next()).rejects.toMatchObject({ failure });
    await archive.close();
  });

  it('answers more than is taken at once', async () => {
    const long = Array.from({ length: 150 }, (_, count) => ({
      at: `2026-11-25T06:51:26.${String(count).padStart(3, '0')}000000Z`,
      text: `${count} ${'x'.repeat(400)}`,
    }));
    await ship(server, index, long);
    const limits = { maxAnswerBytes: 20_000 };
    expect(await outcomeOf(config, limits)).toEqual([
      'line',
      ...long.map(({ text }) => text),
    ]);
    expect((await failureOf(config, { maxAnswerBytes: 900 })).failure).toBe(
      'tooLarge',
    );
  });

  it('is not waited for by who has gone', async () => {
    server.faults.slow();
    const caller = new AbortController();
    const outcome = outcomeOf(config, {}, caller.signal);
    caller.abort(new Error('gone'));
    expect(await outcome).toMatchObject({ message: 'gone' });
  });
});

describe('credentials', () => {
  const credentials = { username: 'portal', password: 'pass', token: 'token' };
  let server: OpenSearchServer;
  let folder: string;
  const path = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archive-'));
    const client = await generate([{ name: 'commonName', value: 'portal' }]);
    await writeFile(path('cert'), client.cert);
    await writeFile(path('key'), client.private);
    server = await OpenSearchServer.start({
      credentials: { ...credentials, clientCaPem: client.cert },
    });
    await writeFile(path('ca'), server.caPem);
    await writeFile(path('token'), 'token\n');
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const ca = () => ({ url: server.url, caData: server.caPem });
  const read = (more: object) => outcomeOf({ ...ca(), ...more });

  it('of every kind are taken', async () => {
    for (const way of [
      { username: 'portal', password: 'pass' },
      { token: 'token' },
      { tokenFile: path('token') },
      { certFile: path('cert'), keyFile: path('key') },
    ]) {
      // let in: it only holds nothing
      expect(await read(way)).toMatchObject({ failure: 'missingIndex' });
    }
    const inBase64 = Buffer.from(server.caPem).toString('base64');
    for (const trust of [
      { caData: inBase64 },
      { caData: undefined, caFile: path('ca') },
      { caData: undefined, skipTLSVerify: true },
    ]) {
      expect(await read({ token: 'token', ...trust })).toMatchObject({
        failure: 'missingIndex',
      });
    }
  });

  it('that are wrong are named, and never shown', async () => {
    const wrong = { username: 'portal', password: 'hush-hush' };
    const error = await failureOf({ ...ca(), ...wrong });
    expect(error).toMatchObject({ failure: 'credentials', status: 401 });
    expect(JSON.stringify([error.message, error.problem])).not.toContain(
      'hush',
    );
    expect(await read({})).toMatchObject({ failure: 'credentials' });
  });

  it('that cannot be read are named', async () => {
    const error = await read({ tokenFile: path('none') });
    expect(error).toMatchObject({
      failure: 'configuration',
      problem: { where: 'fourplane.observability[0].tokenFile' },
    });
    expect(await read({ caData: 'bm9uZQ==' })).toMatchObject({
      failure: 'configuration',
    });
  });

  it('go to no server that is not trusted', async () => {
    const asked = server.calls.length;
    const error = await failureOf({ url: server.url, token: 'token' });
    expect(error.failure).toBe('certificate');
    expect(error.message).toMatch(/caData or caFile in fourplane.obs/);
    expect(server.calls).toHaveLength(asked);
  });

  it('go to nobody who does not speak TLS', async () => {
    const plain = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => plain.once('listening', resolve));
    const { port } = plain.address() as AddressInfo; // it listens on a port
    const url = `https://127.0.0.1:${port}`;
    expect((await failureOf({ url, token: 't' })).failure).toBe('certificate');
    plain.closeAllConnections();
    await new Promise(resolve => plain.close(resolve));
  });
});
