// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent, request } from 'undici';
import type { JsonObject } from '../ApiObject';
import { ApiServer, type ApiServerOptions } from '../ApiServer';

/** An answer of the server: its status, headers and body, parsed where it is JSON. */
export interface TestAnswer {
  readonly code: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly body: JsonObject;
}

/** What to send; the administrator's token and JSON unless said otherwise. */
export interface TestRequest {
  readonly token?: string | null;
  readonly contentType?: string;
  readonly accept?: string;
  readonly body?: object | string | Buffer;
}

/** One event of a watch. */
export interface TestEvent {
  readonly type: string;
  readonly object: JsonObject & {
    metadata: {
      name?: string;
      resourceVersion?: string;
      annotations?: Record<string, string>;
    };
  };
}

/** An open watch whose events are awaited one by one. */
export class TestWatch {
  readonly #lines: AsyncIterator<TestEvent>;

  constructor(body: AsyncIterable<Buffer>, readonly close: () => void) {
    this.#lines = events(body)[Symbol.asyncIterator]();
  }

  /** The next event; undefined when the watch has ended. Rejects when it was cut off. */
  async next(): Promise<TestEvent | undefined> {
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  /** The next events as `TYPE name`. */
  async take(count: number): Promise<string[]> {
    const taken: string[] = [];
    while (taken.length < count) {
      const event = await this.next();
      if (!event) {
        break;
      }
      taken.push(
        [event.type, event.object.metadata?.name].filter(Boolean).join(' '),
      );
    }
    return taken;
  }
}

async function* events(body: AsyncIterable<Buffer>): AsyncGenerator<TestEvent> {
  let rest = '';
  for await (const chunk of body) {
    rest += chunk.toString('utf8');
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield JSON.parse(line);
    }
  }
}

/** A server of the tests and the means to speak to it as any HTTPS client would. */
export class TestServer {
  readonly #agent: Agent;

  private constructor(readonly server: ApiServer) {
    this.#agent = new Agent({
      connect: { ca: server.caPem },
      pipelining: 0,
      connections: null,
    });
  }

  static async start(
    options: Partial<ApiServerOptions> = {},
  ): Promise<TestServer> {
    const server = await ApiServer.start({
      port: 0,
      logger: line => {
        throw new Error(line);
      },
      ...options,
    });
    return new TestServer(server);
  }

  async send(
    method: string,
    path: string,
    sent: TestRequest = {},
  ): Promise<TestAnswer> {
    const response = await request(`${this.server.url}${path}`, {
      method: method as 'GET',
      dispatcher: this.#agent,
      headers: this.#headers(sent),
      body:
        typeof sent.body === 'object' && !Buffer.isBuffer(sent.body)
          ? JSON.stringify(sent.body)
          : sent.body,
    });
    const text = await response.body.text();
    const isJson = response.headers['content-type'] === 'application/json';
    return {
      code: response.statusCode,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : {},
    };
  }

  /** Sends and fails unless the answer is a success; resolves to the body. */
  async ok(
    method: string,
    path: string,
    body?: object,
    contentType?: string,
  ): Promise<JsonObject> {
    const answer = await this.send(method, path, { body, contentType });
    if (answer.code >= 300) {
      throw new Error(`${method} ${path}: ${answer.code} ${answer.text}`);
    }
    return answer.body;
  }

  async watch(path: string, sent: TestRequest = {}): Promise<TestWatch> {
    const abort = new AbortController();
    const separator = path.includes('?') ? '&' : '?';
    const response = await request(
      `${this.server.url}${path}${separator}watch=true`,
      {
        dispatcher: this.#agent,
        headers: this.#headers(sent),
        signal: abort.signal,
      },
    );
    if (response.statusCode !== 200) {
      throw new Error(
        `watch ${path}: ${response.statusCode} ${await response.body.text()}`,
      );
    }
    response.body.on('error', () => {});
    return new TestWatch(response.body, () => abort.abort());
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
    await this.server.stop();
  }

  #headers(sent: TestRequest): Record<string, string> {
    const token =
      sent.token === undefined ? this.server.tokens.admin : sent.token;
    return {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(sent.body === undefined
        ? {}
        : { 'content-type': sent.contentType ?? 'application/json' }),
      ...(sent.accept ? { accept: sent.accept } : {}),
    };
  }
}

/** Repeats a question until its answer satisfies; fails after five seconds. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + 5000;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`still ${JSON.stringify(answer)} after five seconds`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 10);
    });
  }
}
