// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PrometheusServer } from './PrometheusServer';
import { StoredSeries } from './store/StoredSeries';

const NOW = Date.UTC(2026, 0, 5, 10, 0);

describe('PrometheusServer', () => {
  let server: PrometheusServer;

  beforeEach(async () => {
    server = await PrometheusServer.start({
      plain: true,
      credentials: { token: 'token' },
      now: () => NOW,
      series: StoredSeries.of([
        {
          labels: { __name__: 'up', job: 'a', empty: '' },
          samples: [{ at: NOW - 1_000, value: 1 }],
        },
        {
          labels: { __name__: 'tiny' },
          samples: [{ at: NOW, value: 1.5e-9 }],
        },
      ]),
      targets: () => [{ job: 'a', instance: 'a:1', lastScrape: NOW }],
    });
  });
  afterEach(() => server.stop());

  async function ask(path: string, options: RequestInit = {}) {
    const response = await fetch(`${server.url}${path}`, {
      ...options,
      headers: { authorization: 'Bearer token', ...options.headers },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return [response.status, isJson ? JSON.parse(text) : text];
  }

  it('answers now when no time is asked for, by address or by form', async () => {
    const answer = {
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          { metric: { __name__: 'up', job: 'a' }, value: [NOW / 1_000, '1'] },
        ],
      },
    };
    expect(await ask('/api/v1/query?query=up')).toEqual([200, answer]);
    const form = { method: 'POST', body: new URLSearchParams({ query: 'up' }) };
    expect(await ask('/api/v1/query', form)).toEqual([200, answer]);
    expect(await ask('/api/v1/query?query=tiny')).toMatchObject([
      200,
      { data: { result: [{ value: [NOW / 1_000, '0.0000000015'] }] } },
    ]);
  });

  it('says that it is there, and what it scrapes', async () => {
    expect(await ask('/-/healthy')).toEqual([
      200,
      'Prometheus Server is Healthy.\n',
    ]);
    expect(await ask('/api/v1/targets')).toMatchObject([
      200,
      { data: { activeTargets: [{ health: 'up', labels: { job: 'a' } }] } },
    ]);
    expect(await ask('/api/v1/status/buildinfo')).toMatchObject([
      200,
      { data: { version: '2.42.0' } },
    ]);
  });

  it('refuses as Prometheus does', async () => {
    expect(await ask('/api/v1/query?query=up%7B')).toMatchObject([
      400,
      { status: 'error', errorType: 'bad_data' },
    ]);
    expect(await ask('/api/v1/nothing')).toEqual([404, '404 page not found\n']);
    expect((await ask('/api/v1/query', { method: 'DELETE' }))[0]).toBe(405);
    const unknown = { headers: { authorization: 'Bearer other' } };
    expect(await ask('/api/v1/query?query=up', unknown)).toEqual([
      401,
      'Unauthorized',
    ]);
  });

  it('is slow, refuses or is gone on demand, and keeps what it was asked', async () => {
    const mend = server.faults.slow();
    const asked = ask('/api/v1/query?query=up');
    while (server.calls.length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    mend();
    expect((await asked)[0]).toBe(200);
    server.faults.answer({ status: 503, body: '{}' });
    expect((await ask('/-/ready'))[0]).toBe(503);
    server.faults.down();
    await expect(ask('/-/ready')).rejects.toThrow();
    expect(server.calls.map(({ path }) => path)).toEqual([
      '/api/v1/query?query=up',
      '/-/ready',
    ]);
  });
});
