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
import { Policy, startBackend } from '../__testUtils__/startBackend';
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

async function start(read: ReadLog, policy?: Policy) {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(project('shop'), component('cart'), build('cart', 'cart-1'));
  controlPlane.builds = {
    ...controlPlane.builds,
    log: read,
  };
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
    policy,
    entities: [entityOf(refOf('component', 'cart'))],
  });
  return { backend, port: backend.port() };
}

function clientAt(
  port: number,
  authorization = mockCredentials.user.header(),
): FourplaneClient {
  const fetchAt: typeof fetch = (input, init) =>
    fetch(
      String(input).replace(
        'plugin://fourplane',
        `http://localhost:${port}/api/fourplane`,
      ),
      {
        ...init,
        headers: { authorization },
      },
    );
  return createFourplaneClient({ fetchApi: { fetch: fetchAt } });
}

function aborted(signal: AbortSignal): Promise<unknown> {
  return new Promise(resolve => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}

async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await condition())) {
    await pause(5);
  }
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
    await until(() => open === 0);
    await backend.stop();
  }, 30_000);

  it('is not opened for a caller who leaves while they are being let in', async () => {
    let open = 0;
    let asked = 0;
    let letIn: (isAllowed: boolean) => void = () => {};
    const gate = new Promise<boolean>(resolve => {
      letIn = resolve;
    });
    const { backend, port } = await start(
      async function* silent(_, { signal }) {
        open += 1;
        await aborted(signal);
        open -= 1;
      },
      () => {
        asked += 1;
        return gate;
      },
    );
    const gone = new AbortController();
    const leaving = clientAt(port)
      .streamBuildLog(path, { signal: gone.signal })
      [Symbol.asyncIterator]()
      .next();
    await until(() => asked > 0);
    gone.abort();
    await expect(leaving).rejects.toThrow(/abort/i);
    await until(async () => (await backend.connections()) === 0);
    letIn(true);
    const stays = new AbortController();
    const events = clientAt(port)
      .streamBuildLog(path, { signal: stays.signal })
      [Symbol.asyncIterator]();
    await events.next();
    expect(open).toBe(1);
    stays.abort();
    await until(() => open === 0);
    await backend.stop();
  }, 30_000);

  it('that breaks in the middle is cut off, and the log says why', async () => {
    const { backend, port } = await start(async function* breaking() {
      yield { type: 'line', id: '1', text: 'one' };
      throw new Error('the tap is broken');
    });
    const texts: string[] = [];
    await expect(async () => {
      for await (const event of clientAt(port).streamBuildLog(path)) {
        texts.push(event.type === 'line' ? event.text : event.type);
      }
    }).rejects.toThrow();
    expect(texts).not.toContain('end');
    await until(() => backend.logger.error.mock.calls.length > 0);
    expect(backend.logger.error).toHaveBeenCalledWith(
      expect.stringMatching(
        /streamBuildLog.*user:default\/mock.*the tap is broken/,
      ),
      expect.anything(),
    );
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
    // A service is somebody else.
    const asService = clientAt(port, mockCredentials.service.header());
    const another = await asService
      .streamBuildLog(path, { signal: gone.signal })
      [Symbol.asyncIterator]()
      .next();
    expect(another.done).toBe(false);
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
