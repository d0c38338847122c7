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

  it('sends an action as JSON', async () => {
    const build = {
      controlPlane: 'default',
      kind: 'build',
      tenant: 'acme',
      project: 'shop',
      name: 'cart-1',
    };
    const { client, requests } = clientAnswering(200, {
      data: { build },
      meta,
    });
    const { data } = await client.triggerBuild({
      controlPlane: 'default',
      tenant: 'acme',
      project: 'shop',
      name: 'cart',
      body: { key: '0b8d5b46-6b5c-4f5d-9a53-b7cf5e1cd9f5', branch: 'main' },
    });
    expect(data.build).toEqual(build);
    const [{ init }] = requests;
    expect(init?.method).toBe('POST');
    expect(new Headers(init?.headers).get('content-type')).toBe(
      'application/json',
    );
    expect(JSON.parse(String(init?.body))).toEqual({
      key: '0b8d5b46-6b5c-4f5d-9a53-b7cf5e1cd9f5',
      branch: 'main',
    });
  });
});

describe('a stream', () => {
  const step = {
    controlPlane: 'default',
    tenant: 'acme',
    project: 'shop',
    name: 'cart',
    build: 'cart-1',
    node: 'cart-1-7',
  };

  /** The wire: answers with the chunks, one read each. */
  function clientStreaming(chunks: readonly Uint8Array[]) {
    let isCancelled = false;
    const client = createFourplaneClient({
      fetchApi: {
        fetch: async () =>
          new Response(
            new ReadableStream<Uint8Array>(
              {
                start: controller => {
                  chunks.forEach(chunk => controller.enqueue(chunk));
                },
                pull: controller => controller.close(),
                cancel: () => {
                  isCancelled = true;
                },
              },
              { highWaterMark: 0 },
            ),
          ),
      },
    });
    return { client, isCancelled: () => isCancelled };
  }

  const line = (id: string, text: string) => ({ type: 'line', id, text });

  it('gives the same events wherever it is cut into chunks, without a last one that is not whole', async () => {
    const events = [line('1', 'grüße 🚀'), { type: 'heartbeat' }];
    const bytes = new TextEncoder().encode(
      `${events.map(event => JSON.stringify(event)).join('\n')}\n{"type":"li`,
    );
    for (let cut = 0; cut <= bytes.length; cut++) {
      const { client } = clientStreaming([
        bytes.subarray(0, cut),
        bytes.subarray(cut),
      ]);
      const read = [];
      for await (const event of client.streamBuildLog(step)) {
        read.push(event);
      }
      expect(read).toEqual(events);
    }
  });

  it('rejects an event of another shape', async () => {
    const { client } = clientStreaming([
      new TextEncoder().encode('{"type":"line"}\n'),
    ]);
    await expect(
      client.streamBuildLog(step)[Symbol.asyncIterator]().next(),
    ).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('ends the connection when the reader has read enough', async () => {
    const { client, isCancelled } = clientStreaming([
      new TextEncoder().encode(`${JSON.stringify(line('1', 'a'))}\n`),
    ]);
    for await (const event of client.streamBuildLog(step)) {
      expect(event).toEqual(line('1', 'a'));
      break;
    }
    expect(isCancelled()).toBe(true);
  });
});
