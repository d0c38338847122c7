// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent, Dispatcher } from 'undici';
import { z } from 'zod';
import { explainCause, explainStatus, KubeOperation } from './explainFailure';
import { JsonLines } from './JsonLines';
import {
  KubeApi,
  KubeList,
  ListOptions,
  WatchEvent,
  WatchOptions,
} from './KubeApi';
import { KubeConnection, KubeCredentials, KubeTls } from './KubeConnection';
import { KubeError } from './KubeError';
import { KubeObject, KubeResource } from './KubeObject';
import { resourceName, resourcePath } from './resourcePath';
import { asKubeObject, parseWatchEvent } from './watchEvent';

const gunzipped = promisify(gunzip);

const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 30_000;
const MAX_ERROR_BODY_BYTES = 64 * 1024;

const listSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z
    .object({
      resourceVersion: z.string().default(''),
      continue: z.string().optional(),
    })
    .default({ resourceVersion: '' }),
  // Items are checked one by one by their reader, so that one bad item does not spoil the page.
  items: z.array(z.unknown()).nullish(),
});

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Call extends KubeOperation {
  readonly path: string;
  readonly query?: Query;
  readonly signal?: AbortSignal;
  readonly stream?: boolean;
}

/** {@link KubeApi} over HTTP/1.1 with one connection pool of its own. */
export class HttpKubeApi implements KubeApi {
  private agent?: { readonly tls: string; readonly dispatcher: Agent };

  static create(options: { connection: KubeConnection }): HttpKubeApi {
    return new HttpKubeApi(options.connection);
  }

  private constructor(private readonly connection: KubeConnection) {}

  get server(): string {
    return this.connection.server;
  }

  async getPath(
    path: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<unknown> {
    return this.readJson({ ...this.operation('get', path), path, ...options });
  }

  async get(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<KubeObject> {
    const call = {
      ...this.operation('get', resourceName(resource)),
      path: resourcePath(resource, namespace, name),
      ...options,
    };
    const body = await this.readJson(call);
    const parsed = z.record(z.string(), z.unknown()).safeParse(body);
    if (!parsed.success) {
      throw notKubernetes(call);
    }
    return asKubeObject(parsed.data);
  }

  async list(
    resource: KubeResource,
    options: ListOptions = {},
  ): Promise<KubeList> {
    const { namespace, signal, ...query } = options;
    const call = {
      ...this.operation('list', resourceName(resource)),
      path: resourcePath(resource, namespace),
      query,
      signal,
    };
    const parsed = listSchema.safeParse(await this.readJson(call));
    if (!parsed.success) {
      throw notKubernetes(call);
    }
    const { metadata, items } = parsed.data;
    const apiVersion = resource.group
      ? `${resource.group}/${resource.version}`
      : resource.version;
    return {
      resourceVersion: metadata.resourceVersion,
      continue: metadata.continue,
      // A list says once what its items are; a watch says it on each. Both read alike from here on.
      items: (items ?? []).map(item =>
        asKubeObject({ apiVersion, kind: resource.kind, ...asRecord(item) }),
      ),
    };
  }

  async *watch(
    resource: KubeResource,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent> {
    const { namespace, signal, onOpen, ...query } = options;
    const call = {
      ...this.operation('watch', resourceName(resource)),
      path: resourcePath(resource, namespace),
      query: {
        ...query,
        watch: true,
        allowWatchBookmarks: true,
        resourceVersionMatch: query.sendInitialEvents
          ? 'NotOlderThan'
          : undefined,
      },
      signal,
      stream: true,
    };
    const response = await this.send(call);
    onOpen?.();
    const lines = new JsonLines();
    try {
      for await (const chunk of response.body) {
        for (const line of lines.push(chunk)) {
          yield readEvent(call, line);
        }
      }
    } catch (error) {
      throw explainCause(call, error);
    }
    const rest = lines.end();
    if (rest) {
      yield readEvent(call, rest);
    }
  }

  async close(): Promise<void> {
    const { agent } = this;
    this.agent = undefined;
    await agent?.dispatcher.destroy();
  }

  private operation(verb: string, target: string): KubeOperation {
    return { verb, target, server: this.server };
  }

  private async readJson(call: Call): Promise<unknown> {
    const response = await this.send(call);
    try {
      const body = Buffer.from(await response.body.arrayBuffer());
      const text =
        response.headers['content-encoding'] === 'gzip'
          ? await gunzipped(body)
          : body;
      return JSON.parse(text.toString('utf8'));
    } catch (error) {
      throw error instanceof SyntaxError
        ? notKubernetes(call, error)
        : explainCause(call, error);
    }
  }

  /**
   * Sends once more when the credentials turned out refused and the connection has other ones now. A server that cannot
   * be reached may have moved, so the connection looks anew then, too.
   */
  private async send(call: Call): Promise<Dispatcher.ResponseData> {
    const credentials = await this.connection.credentials();
    try {
      return await this.sendOnce(call, credentials);
    } catch (error) {
      if (!(error instanceof KubeError) || !mayHaveMoved(error)) {
        throw error;
      }
      this.connection.forget();
      if (error.failure !== 'credentials') {
        throw error;
      }
      const renewed = await this.connection.credentials();
      if (isDeepStrictEqual(renewed, credentials)) {
        throw error;
      }
      return this.sendOnce(call, renewed);
    }
  }

  private async sendOnce(
    call: Call,
    credentials: KubeCredentials,
  ): Promise<Dispatcher.ResponseData> {
    const url = addressOf(this.server, call);
    let response: Dispatcher.ResponseData;
    try {
      response = await this.dispatcher(credentials.tls).request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        headers: {
          accept: 'application/json',
          // Compression would hold back single watch events.
          ...(call.stream ? {} : { 'accept-encoding': 'gzip' }),
          'user-agent': 'fourplane',
          ...credentials.headers,
        },
        signal: call.signal,
        headersTimeout: ANSWER_TIMEOUT_MS,
        bodyTimeout: call.stream ? 0 : ANSWER_TIMEOUT_MS,
      });
    } catch (error) {
      throw explainCause(call, error);
    }
    if (response.statusCode !== 200) {
      throw explainStatus(
        call,
        response.statusCode,
        await errorBody(response),
        headerText(response.headers['retry-after']),
      );
    }
    return response;
  }

  private dispatcher(tls: KubeTls): Agent {
    const key = JSON.stringify(tls);
    if (this.agent?.tls !== key) {
      // A rotated certificate: open calls on the former pool run to their end.
      this.agent?.dispatcher.close().catch(() => {});
      const dispatcher = new Agent({
        allowH2: false,
        connect: { ...tls, timeout: CONNECT_TIMEOUT_MS },
        keepAliveTimeout: KEEP_ALIVE_MS,
      });
      this.agent = { tls: key, dispatcher };
    }
    return this.agent.dispatcher;
  }
}

function mayHaveMoved({ failure }: KubeError): boolean {
  return ['credentials', 'unreachable', 'certificate'].includes(failure);
}

function addressOf(server: string, call: Call): URL {
  const url = new URL(`${server}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url;
}

function readEvent(call: Call, line: string): WatchEvent {
  try {
    return parseWatchEvent(line);
  } catch (error) {
    throw notKubernetes(call, error);
  }
}

async function errorBody(response: Dispatcher.ResponseData): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_ERROR_BODY_BYTES) {
        break;
      }
    }
    const body = Buffer.concat(chunks);
    return response.headers['content-encoding'] === 'gzip'
      ? (await gunzipped(body)).toString('utf8')
      : body.toString('utf8');
  } catch {
    // The status says enough; its body only adds words.
    return '';
  }
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function notKubernetes(call: Call, cause?: unknown): KubeError {
  return new KubeError({
    failure: 'protocol',
    cause,
    problem: {
      what: `Cannot ${call.verb} ${call.target}: the answer is not Kubernetes JSON`,
      where: call.server,
      mend: 'Check that the address is a Kubernetes API server, not a proxy or a login page',
    },
  });
}
