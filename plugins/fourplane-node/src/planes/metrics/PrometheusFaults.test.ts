// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MetricReading } from '@fourplane/plugin-fourplane-common';
import { PrometheusServer, StoredSeries } from '@fourplane/sandbox';
import { RequestLimits } from '../observability/HttpEndpoint';
import { measured, START } from './__testUtils__/measuredPods';
import { PrometheusConfig } from './config';
import { PrometheusPodMetrics } from './PrometheusPodMetrics';

jest.setTimeout(60_000);

const pod = { namespace: 'dp', pod: 'a-1', labels: { app: 'a' }, memory: 7 };
const where = 'fourplane.observability[0]';

async function reading(
  config: Partial<PrometheusConfig> & { url: string },
  limits?: Partial<RequestLimits>,
  signal = new AbortController().signal,
): Promise<MetricReading | undefined> {
  const metrics = PrometheusPodMetrics.create({
    where,
    config: { labels: {}, ...config },
    limits,
  });
  try {
    const { metrics: found } = await metrics.read(
      {
        pods: { namespace: 'dp', labels: [{ app: 'a' }], makers: [] },
        metrics: ['memory'],
        times: { start: START, stepSeconds: 60, count: 2 },
        byPod: false,
      },
      { signal },
    );
    return found.memory;
  } finally {
    await metrics.close();
  }
}

describe('a Prometheus that is not well', () => {
  const credentials = { username: 'portal', password: 'right', token: 'token' };
  let server: PrometheusServer;
  let config: {
    url: string;
    caData: string;
    username: string;
    password: string;
  };

  beforeEach(async () => {
    server = await PrometheusServer.start({
      credentials,
      series: StoredSeries.of(measured([pod])),
    });
    config = {
      url: server.url,
      caData: server.caPem,
      username: 'portal',
      password: 'right',
    };
  });
  afterEach(() => server.stop());

  it('answers when it is well, whoever is let in', async () => {
    const well = { state: 'series', series: [{ values: [7, 7] }] };
    expect(await reading(config)).toMatchObject(well);
    const { url, caData } = config;
    expect(await reading({ url, caData, token: 'token' })).toMatchObject(well);
  });

  it('is down', async () => {
    server.faults.down();
    expect(await reading(config)).toMatchObject({
      reason: 'unreachable',
      what: expect.stringContaining('Cannot read the metrics: '),
    });
    await server.stop();
    expect(await reading(config)).toEqual({
      state: 'none',
      reason: 'unreachable',
      what: `Cannot read the metrics: connection refused (${server.url})`,
      mend: 'Start Prometheus or correct the address and port',
    });
  });

  it('is slow', async () => {
    const mend = server.faults.slow();
    expect(await reading(config, { timeoutMs: 50 })).toMatchObject({
      reason: 'slow',
      what: expect.stringContaining('no answer in time'),
    });
    mend();
  });

  it('is slow, and whoever asks goes away', async () => {
    const mend = server.faults.slow();
    const abort = new AbortController();
    const asked = reading(config, {}, abort.signal);
    abort.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    mend();
  });

  it('does not know the credentials, which are never shown', async () => {
    const wrong = await reading({ ...config, password: 'hush-hush' });
    expect(wrong).toMatchObject({
      reason: 'denied',
      what: expect.stringContaining('refused the credentials (401)'),
      mend: expect.stringContaining(where),
    });
    expect(JSON.stringify(wrong)).not.toContain('hush');
  });

  it('is not trusted, and gets no credentials', async () => {
    const asked = server.calls.length;
    expect(await reading({ ...config, caData: undefined })).toMatchObject({
      reason: 'unreachable',
      what: expect.stringContaining('its certificate is not trusted'),
    });
    expect(server.calls).toHaveLength(asked);
  });

  it('cannot be asked as configured', async () => {
    const { url, caData } = config;
    expect(
      await reading({ url, caData, tokenFile: '/nowhere/token' }),
    ).toMatchObject({
      reason: 'misconfigured',
      what: `Cannot read /nowhere/token (${where}.tokenFile)`,
    });
  });

  const json = (status: number, body: object) => ({
    status,
    body: JSON.stringify(body),
  });
  const error = (errorType: string, text: string) => ({
    status: 'error',
    errorType,
    error: text,
  });

  it.each([
    [{ status: 403, body: 'Forbidden' }, 'denied', 'may not read metrics'],
    [json(400, error('bad_data', 'too  long')), 'refused', '(400 too long)'],
    [json(422, error('execution', 'too many samples')), 'refused', '(422 too'],
    [json(503, error('timeout', 'query timed out')), 'slow', 'in time'],
    [json(429, {}), 'refused', 'too much to do'],
    [json(500, error('internal', 'oops')), 'failed', '(500 oops)'],
    [{ status: 502, body: '<html>' }, 'failed', 'or a proxy before it'],
    [{ status: 404, body: 'none' }, 'failed', 'what answers is not Prometheus'],
    [{ status: 302, body: '' }, 'failed', '(redirect, 302)'],
    [{ status: 200, body: '<html>' }, 'failed', '(its answer is not JSON)'],
    [json(200, { status: 'success', data: {} }), 'failed', 'has another form'],
  ])('answers %j', async (answer, reason, what) => {
    server.faults.answer(answer);
    expect(await reading(config)).toMatchObject({
      state: 'none',
      reason,
      what: expect.stringContaining(what),
    });
  });

  it('answers more than is read', async () => {
    expect(await reading(config, { maxAnswerBytes: 50 })).toMatchObject({
      reason: 'refused',
      what: expect.stringContaining('the answer is larger than'),
    });
  });
});

it('says of one metric alone what only that one has met', async () => {
  const plain = createServer((request, response) => {
    const isMemory = request.url?.includes('working_set');
    response.statusCode = isMemory ? 422 : 200;
    const result = [{ metric: {}, values: [[START, '0.5']] }];
    const data = request.url?.includes('/series?')
      ? [{ pod: 'a-1' }]
      : { resultType: 'matrix', result };
    response.end(
      isMemory
        ? JSON.stringify({
            status: 'error',
            errorType: 'execution',
            error: 'x',
          })
        : JSON.stringify({ status: 'success', data }),
    );
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => plain.once('listening', resolve));
  const { port } = plain.address() as AddressInfo; // it listens on a port
  const metrics = PrometheusPodMetrics.create({
    where,
    config: { url: `http://127.0.0.1:${port}/prometheus/`, labels: {} },
  });
  const reply = await metrics.read(
    {
      pods: { namespace: 'dp', labels: [{ app: 'a' }], makers: [] },
      metrics: ['cpu', 'memory'],
      times: { start: START, stepSeconds: 60, count: 2 },
      byPod: false,
    },
    { signal: new AbortController().signal },
  );
  expect(reply.metrics).toMatchObject({
    cpu: { state: 'series', series: [{ values: [0.5, null] }] },
    memory: { state: 'none', reason: 'refused' },
  });
  await metrics.close();
  plain.closeAllConnections();
  await new Promise(resolve => plain.close(resolve));
});
