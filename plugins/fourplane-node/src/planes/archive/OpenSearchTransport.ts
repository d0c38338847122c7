// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent, Dispatcher } from 'undici';
import { codeOf } from '../../kube/explainFailure';
import { OpenSearchConfig } from './config';
import {
  ArchiveOperation,
  explainCause,
  explainStatus,
  notOpenSearchError,
  slowError,
  tooLargeError,
} from './explainFailure';
import { readCredentials } from './OpenSearchCredentials';

const gunzipped = promisify(gunzip);

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** Bounds of one request. */
export interface RequestLimits {
  /** From the start of a request to the end of its answer. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

/** One question to OpenSearch. */
export interface OpenSearchRequest {
  /** An infinitive, for messages: `read the log`. */
  readonly attempt: string;
  /** Without the path of the configured url. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | boolean>>;
  /** POST with it, else GET. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

interface TransportOptions {
  readonly config: OpenSearchConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly limits: RequestLimits;
}

/**
 * Requests to one OpenSearch, with one connection pool of its own. Bounded in time and size; redirects are not
 * followed, since credentials would go with them. Rejects with a `LogArchiveError`, or with the signal's reason.
 */
export class OpenSearchTransport {
  private agent?: { readonly tls: string; readonly dispatcher: Agent };

  static create(options: TransportOptions): OpenSearchTransport {
    return new OpenSearchTransport(options);
  }

  /** Without a trailing slash. */
  readonly address: string;

  private constructor(private readonly options: TransportOptions) {
    this.address = options.config.url.replace(/\/+$/, '');
  }

  /** For messages about an answer. */
  operation({ attempt }: Pick<OpenSearchRequest, 'attempt'>): ArchiveOperation {
    const { address, options } = this;
    return { attempt, address, configuredAt: options.where };
  }

  async json(request: OpenSearchRequest): Promise<unknown> {
    const { limits } = this.options;
    const operation = this.operation(request);
    const deadline = AbortSignal.timeout(limits.timeoutMs);
    const signal = AbortSignal.any([request.signal, deadline]);
    try {
      const response = await this.send(request, signal);
      const { statusCode } = response;
      if (statusCode < 200 || statusCode > 299) {
        throw await this.refusal(operation, response);
      }
      const text = await this.readBody(operation, response);
      return parse(operation, text);
    } catch (error) {
      request.signal.throwIfAborted();
      throw deadline.aborted
        ? slowError(operation)
        : explainCause(operation, error);
    }
  }

  async close(): Promise<void> {
    const { agent } = this;
    this.agent = undefined;
    await agent?.dispatcher.destroy();
  }

  private async send(
    { path, query = {}, body }: OpenSearchRequest,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const { config, where } = this.options;
    const { headers, tls } = await readCredentials(config, where);
    signal.throwIfAborted();
    const url = new URL(`${this.address}${path}`);
    for (const [name, value] of Object.entries(query)) {
      url.searchParams.set(name, String(value));
    }
    return this.dispatcher(tls).request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'fourplane',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
      // The deadline is the only clock.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  private async refusal(
    operation: ArchiveOperation,
    response: Dispatcher.ResponseData,
  ): Promise<Error> {
    const { statusCode } = response;
    if (statusCode < 400) {
      await response.body.dump();
      return notOpenSearchError(operation, `redirect, ${statusCode}`);
    }
    const body = await bodyOf(response, MAX_ERROR_BODY_BYTES);
    return explainStatus(operation, statusCode, body ?? '');
  }

  private async readBody(
    operation: ArchiveOperation,
    response: Dispatcher.ResponseData,
  ): Promise<string> {
    const { maxAnswerBytes } = this.options.limits;
    const body = await bodyOf(response, maxAnswerBytes);
    if (body === undefined) {
      throw tooLargeError(operation, maxAnswerBytes);
    }
    return body;
  }

  private dispatcher(tls: object): Agent {
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

/** The text of an answer; undefined when it has more bytes, packed or unpacked. */
async function bodyOf(
  response: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) {
      return undefined;
    }
  }
  const body = Buffer.concat(chunks);
  if (response.headers['content-encoding'] !== 'gzip') {
    return body.toString('utf8');
  }
  try {
    const text = await gunzipped(body, { maxOutputLength: maxBytes });
    return text.toString('utf8');
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') {
      return undefined;
    }
    throw error;
  }
}

function parse(operation: ArchiveOperation, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notOpenSearchError(operation, 'its answer is not JSON', cause);
  }
}
