// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  createFourplaneClient,
  FourplaneClient,
  LogEvent,
} from '@fourplane/plugin-fourplane-common';
import { BuildLogQuery, BuildRuns } from '@fourplane/plugin-fourplane-node';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  entityOf,
  project,
  refOf,
} from '../__testUtils__/models';
import { startBackend } from '../__testUtils__/startBackend';
import {
  buffering,
  cuttingAfter,
  gzip,
  holdBack,
  Passing,
  startProxy,
} from './__testUtils__/startProxy';

const LINES = 300;
const EVERY_MS = 5;

const path = {
  controlPlane: 'default',
  tenant: 'acme',
  project: 'shop',
  name: 'cart',
  build: 'cart-1',
  node: 'build-image',
};

/** A log that is written while it is read; each line says when it was written. */
class WrittenLog {
  readonly lines: { readonly at: number; readonly text: string }[] = [];

  async *read(
    { after, follow }: Pick<BuildLogQuery, 'after' | 'follow'>,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<LogEvent> {
    yield {
      type: 'source',
      source: 'pod',
      container: 'main',
      containers: ['main'],
      follow,
    };
    let next = after === undefined ? 0 : Number(after) + 1;
    while (next < LINES && !signal.aborted) {
      if (next < this.lines.length) {
        const { text } = this.lines[next];
        yield { type: 'line', id: String(next), text };
        next += 1;
      } else if (follow) {
        await pause(1);
      } else {
        return;
      }
    }
    if (!signal.aborted) {
      yield { type: 'end', reason: 'complete' };
    }
  }

  async write(): Promise<void> {
    while (this.lines.length < LINES) {
      const text = `${this.lines.length} ${'x'.repeat(40)}`;
      this.lines.push({ at: performance.now(), text });
      await pause(EVERY_MS);
    }
  }
}

type ReadLog = BuildRuns['log'];

async function start(read: ReadLog) {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(project('shop'), component('cart'), build('cart', 'cart-1'));
  controlPlane.builds = {
    ...controlPlane.builds,
    log: read,
  };
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
    entities: [entityOf(refOf('component', 'cart'))],
  });
  return { backend, port: backend.port() };
}

function clientAt(port: number): FourplaneClient {
  const fetchAt: typeof fetch = (input, init) =>
    fetch(
      String(input).replace(
        'plugin://fourplane',
        `http://localhost:${port}/api/fourplane`,
      ),
      {
        ...init,
        headers: { authorization: mockCredentials.user.header() },
      },
    );
  return createFourplaneClient({ fetchApi: { fetch: fetchAt } });
}

function aborted(signal: AbortSignal): Promise<unknown> {
  return new Promise(resolve => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}

/** Reads to the end as a page does: after a cut it asks again, after the last line it has. */
async function readAll(client: FourplaneClient, wait?: string) {
  const heard: { text: string; at: number }[] = [];
  let after: string | undefined;
  let connections = 0;
  for (;;) {
    connections += 1;
    try {
      const input = { ...path, follow: 'true' as const, after, wait };
      for await (const event of client.streamBuildLog(input)) {
        if (event.type === 'line') {
          heard.push({ text: event.text, at: performance.now() });
          after = event.id;
        } else if (event.type === 'end') {
          return { heard, connections };
        }
      }
    } catch {
      // Cut in the middle.
    }
  }
}

describe('a stream', () => {
  it.each<[string, Passing | undefined, string | undefined, boolean]>([
    ['nothing', undefined, undefined, false],
    ['a proxy that compresses', gzip, undefined, false],
    [
      'a proxy that buffers unless it is told not to',
      buffering,
      undefined,
      false,
    ],
    ['a proxy that cuts connections', cuttingAfter(150), undefined, true],
    ['a proxy that passes nothing on before the end', holdBack, '100', true],
  ])(
    'loses and repeats nothing through %s',
    async (title, passing, wait, isCut) => {
      const log = new WrittenLog();
      const { port, backend } = await start((...query) => log.read(...query));
      const proxy = passing && (await startProxy(port, passing));
      const reading = readAll(clientAt(proxy?.port ?? port), wait);
      await log.write();
      const { heard, connections } = await reading;

      expect(heard.map(({ text }) => text)).toEqual(
        log.lines.map(({ text }) => text),
      );
      expect(connections > 1).toBe(isCut);
      const delays = heard
        .map(({ at }, index) => at - log.lines[index].at)
        .sort((one, other) => one - other);
      const p95 = delays[Math.floor(delays.length * 0.95)];
      process.stdout.write(
        `lines visible through ${title}: p95 ${p95.toFixed(0)} ms\n`,
      );
      await proxy?.stop();
      await backend.stop();
    },
    30_000,
  );

  it('says that it is there before its source does, and lets go of that when the caller goes', async () => {
    let open = 0;
    const { port, backend } = await start(async function* silent(
      _,
      { signal },
    ) {
      open += 1;
      await aborted(signal);
      open -= 1;
    });
    const gone = new AbortController();
    const events = clientAt(port)
      .streamBuildLog(path, { signal: gone.signal })
      [Symbol.asyncIterator]();
    expect(await events.next()).toEqual({
      done: false,
      value: { type: 'heartbeat' },
    });
    expect(open).toBe(1);
    gone.abort();
    await expect(events.next()).rejects.toThrow(/abort/i);
    while (open > 0) {
      await pause(5);
    }
    await backend.stop();
  }, 30_000);

  it('waits for a reader that does not read', async () => {
    let made = 0;
    const text = 'x'.repeat(100_000);
    const { port, backend } = await start(async function* endless() {
      for (; made < 2_000; made++) {
        yield { type: 'line', id: String(made), text };
      }
    });
    const gone = new AbortController();
    const response = await fetch(
      `http://localhost:${port}/api/fourplane/control-planes/default/tenants/acme/projects/shop/components/cart/builds/cart-1/nodes/n/log`,
      {
        signal: gone.signal,
        headers: { authorization: mockCredentials.user.header() },
      },
    );
    expect(response.status).toBe(200);
    // Once as much is made as fits the buffers in between, nothing more is.
    let before = -1;
    while (made !== before || made === 0) {
      before = made;
      await pause(200);
    }
    expect(made).toBeLessThan(2_000);
    gone.abort();
    await backend.stop();
  }, 30_000);

  it('is one of at most twenty that a person may follow', async () => {
    const { port, backend } = await start(async function* silent(
      _,
      { signal },
    ) {
      await aborted(signal);
    });
    const client = clientAt(port);
    const gone = new AbortController();
    const follow = () =>
      client
        .streamBuildLog(path, { signal: gone.signal })
        [Symbol.asyncIterator]();
    const followed = Array.from({ length: 20 }, follow);
    await Promise.all(followed.map(events => events.next()));
    await expect(follow().next()).rejects.toMatchObject({
      statusCode: 429,
      body: { error: { message: expect.stringContaining('20 logs') } },
    });
    // One that is closed makes room.
    await followed[0].return?.();
    for (;;) {
      const again = await follow()
        .next()
        .catch(() => undefined);
      if (again) {
        break;
      }
      await pause(5);
    }
    gone.abort();
    await backend.stop();
  }, 30_000);

  it('is a file when it is asked for as text', async () => {
    const log = new WrittenLog();
    log.lines.push({ at: 0, text: 'one' }, { at: 0, text: 'two' });
    const { backend } = await start((...query) => log.read(...query));
    const { text, headers } = await backend
      .get(
        '/api/fourplane/control-planes/default/tenants/acme/projects/shop/components/cart/builds/cart-1/nodes/build-image/log',
      )
      .set('accept', 'text/plain');
    expect(text).toBe('one\ntwo\n');
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="cart-1-build-image.log"',
    });
    await backend.stop();
  });
});

describe('a proxy of these tests', () => {
  it('holds back what does not say not to', async () => {
    const server = createServer((_, answer) => {
      answer.write('one');
      setTimeout(() => answer.end('two'), 50);
    });
    server.listen(0);
    await once(server, 'listening');
    const proxy = await startProxy(
      (server.address() as AddressInfo).port,
      buffering,
    );
    const response = await fetch(`http://localhost:${proxy.port}`);
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toBe('onetwo');
    await proxy.stop();
    server.close();
  });
});
