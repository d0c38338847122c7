// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contract } from './contract';
import { createFourplaneClient } from './FourplaneClient';

const meta = { asOf: '2026-11-22T10:00:00Z', stale: [] };

/** The wire: records the request and answers. */
function clientAnswering(status: number, body: unknown) {
  const requests: { url: string; init?: RequestInit }[] = [];
  const client = createFourplaneClient({
    fetchApi: {
      fetch: async (input, init) => {
        init?.signal?.throwIfAborted();
        requests.push({ url: String(input), init });
        return new Response(JSON.stringify(body), {
          status,
          headers: { 'content-type': 'application/json' },
        });
      },
    },
  });
  return { client, requests };
}

const cart = {
  controlPlane: 'prod eu',
  tenant: 'acme',
  project: 'a/b',
  name: '../x?y=1',
};

describe('createFourplaneClient', () => {
  it('has a method for every row', () => {
    const { client } = clientAnswering(200, {});
    expect(Object.keys(client).sort()).toEqual(Object.keys(contract).sort());
  });

  it('asks for the path of the row, every part encoded, and returns the reply', async () => {
    const { client, requests } = clientAnswering(200, { data: [], meta });
    await expect(client.listProjects({})).resolves.toEqual({ data: [], meta });
    expect(requests[0].url).toBe('plugin://fourplane/projects');
    expect(requests[0].init?.method).toBe('GET');

    await expect(client.getComponentOverview(cart)).rejects.toThrow();
    expect(requests[1].url).toBe(
      'plugin://fourplane/control-planes/prod%20eu/tenants/acme/projects/a%2Fb/components/..%2Fx%3Fy%3D1/overview',
    );
  });

  it('rejects with what the backend said when it refuses', async () => {
    const { client } = clientAnswering(403, {
      error: { name: 'NotAllowedError', message: 'not for you' },
      response: { statusCode: 403 },
    });
    await expect(client.listPlanes({})).rejects.toMatchObject({
      name: 'ResponseError',
      message: expect.stringContaining('403'),
      cause: { name: 'NotAllowedError', message: 'not for you' },
    });
  });

  it('rejects a reply of another shape, instead of handing it on', async () => {
    const { client } = clientAnswering(200, { data: [{}], meta });
    await expect(client.listPlanes({})).rejects.toMatchObject({
      name: 'ZodError',
    });
    const { client: bare } = clientAnswering(200, []);
    await expect(bare.listPlanes({})).rejects.toMatchObject({
      name: 'ZodError',
    });
  });

  it('passes the signal on', async () => {
    const { client } = clientAnswering(200, { data: [], meta });
    await expect(
      client.listPlanes({}, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
