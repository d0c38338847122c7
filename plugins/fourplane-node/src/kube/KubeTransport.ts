// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { pipeline } from 'node:stream';
import { isDeepStrictEqual, promisify } from 'node:util';
import { constants, createGunzip, gunzip } from 'node:zlib';
import { Agent, Dispatcher } from 'undici';
import { explainCause, explainStatus, KubeOperation } from './explainFailure';
import { KubeUser } from './KubeApi';
import { KubeConnection, KubeCredentials, KubeTls } from './KubeConnection';
import { KubeError } from './KubeError';
import { lookupAmong } from './lookupAmong';

const gunzipped = promisify(gunzip);

const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 30_000;
const MAX_ERROR_BODY_BYTES = 64 * 1024;

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** One request; `write` is what it changes. */
export interface KubeCall extends KubeOperation {
  readonly path: string;
  readonly query?: Query;
  readonly signal?: AbortSignal;
  readonly stream?: boolean;
  /** Of a stream: the answer may begin at any time. */
  readonly mayBeSilent?: boolean;
  readonly write?: KubeWrite;
}

/** What a request changes. */
export interface KubeWrite {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly contentType?: string;
  readonly body: unknown;
  readonly as?: KubeUser;
}

/** Requests to one API server over HTTP/1.1, with one connection pool of its own. Rejects with a `KubeError`. */
export class KubeTransport {
  private agent?: { readonly tls: string; readonly dispatcher: Agent };

  static create(options: { connection: KubeConnection }): KubeTransport {
    return new KubeTransport(options.connection);
  }

  private constructor(private readonly connection: KubeConnection) {}

  get server(): string {
    return this.connection.server;
  }

  async close(): Promise<void> {
    const { agent } = this;
    this.agent = undefined;
    await agent?.dispatcher.destroy();
  }

  /** The whole answer, parsed. */
  async json(call: KubeCall): Promise<unknown> {
    const text = await this.text(call);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw notKubernetes(call, error);
    }
  }

  /** The whole answer, as it is. */
  async text(call: KubeCall): Promise<string> {
    const response = await this.send(call);
    try {
      const body = Buffer.from(await response.body.arrayBuffer());
      const text =
        response.headers['content-encoding'] === 'gzip'
          ? await gunzipped(body)
          : body;
      return text.toString('utf8');
    } catch (error) {
      throw explainCause(call, error);
    }
  }

  /**
   * Sends once more when the credentials turned out refused and the connection has other ones now. A server that cannot
   * be reached may have moved, so the connection looks anew then, too.
   */
  async send(call: KubeCall): Promise<Dispatcher.ResponseData> {
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
    call: KubeCall,
    credentials: KubeCredentials,
  ): Promise<Dispatcher.ResponseData> {
    const url = addressOf(this.server, call);
    let response: Dispatcher.ResponseData;
    try {
      response = await this.dispatcher(credentials.tls).request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: call.write?.method ?? 'GET',
        ...(call.write && { body: JSON.stringify(call.write.body) }),
        headers: {
          accept: 'application/json',
          // Compression would hold back single watch events.
          'accept-encoding': call.stream ? 'identity' : 'gzip',
          'user-agent': 'fourplane',
          ...credentials.headers,
          ...writeHeaders(call.write),
        },
        signal: call.signal,
        headersTimeout: call.mayBeSilent ? 0 : ANSWER_TIMEOUT_MS,
        bodyTimeout: call.stream ? 0 : ANSWER_TIMEOUT_MS,
      });
    } catch (error) {
      throw explainCause(call, error);
    }
    if (response.statusCode < 200 || response.statusCode > 299) {
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
    const { mayDial } = this.connection;
    const key = JSON.stringify(tls);
    if (this.agent?.tls !== key) {
      // A rotated certificate: open calls on the former pool run to their end.
      this.agent?.dispatcher.close().catch(() => {});
      const dispatcher = new Agent({
        allowH2: false,
        connect: {
          ...tls,
          timeout: CONNECT_TIMEOUT_MS,
          ...(mayDial && { lookup: lookupAmong(mayDial) }),
        },
        keepAliveTimeout: KEEP_ALIVE_MS,
      });
      this.agent = { tls: key, dispatcher };
    }
    return this.agent.dispatcher;
  }
}

/** Last in the request, so that nothing can stand in for somebody but the writer itself. */
function writeHeaders(
  write: KubeWrite | undefined,
): Record<string, string | string[]> {
  if (!write) {
    return {};
  }
  const { contentType = 'application/json', as } = write;
  return {
    'content-type': contentType,
    ...(as && { 'impersonate-user': as.name }),
    ...(as?.groups?.length && { 'impersonate-group': [...as.groups] }),
  };
}

function mayHaveMoved({ failure }: KubeError): boolean {
  return ['credentials', 'unreachable', 'certificate'].includes(failure);
}

function addressOf(server: string, call: KubeCall): URL {
  const url = new URL(`${server}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url;
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

/**
 * The bytes of a streamed answer as they come, also through a proxy that compresses unasked. Whoever stops reading ends
 * the answer with it.
 */
export async function* uncompressed(
  headers: Dispatcher.ResponseData['headers'],
  body: Dispatcher.ResponseData['body'],
): AsyncGenerator<Buffer> {
  if (headers['content-encoding'] !== 'gzip') {
    yield* body;
    return;
  }
  const decoder = createGunzip({
    flush: constants.Z_SYNC_FLUSH,
    // What was cut off is for the reader of the lines to find out.
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  // Either one's end, by an error or because nobody reads on, is the other's; the reader meets the error itself.
  yield* pipeline(body, decoder, () => {});
}

/** The error for an answer that no API server gives. */
export function notKubernetes(call: KubeOperation, cause?: unknown): KubeError {
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
