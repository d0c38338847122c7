// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent, Dispatcher } from 'undici';
import { codeOf } from '../../kube/explainFailure';
import { lookupAmong } from '../../kube/lookupAmong';
import { EndpointConfig } from './EndpointConfig';
import {
  EndpointOperation,
  EndpointProgram,
  FailedEndpoint,
} from './EndpointFailure';
import {
  explainCause,
  explainOther,
  explainSlow,
  explainTooLarge,
} from './explainEndpoint';
import { readCredentials } from './readCredentials';

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

/** One question. */
export interface EndpointRequest {
  /** An infinitive, for messages: `read the log`. */
  readonly attempt: string;
  /** Without the path of the configured url. */
  readonly path: string;
  /** In the address; a list is one parameter given several times. */
  readonly query?: Readonly<
    Record<string, string | boolean | readonly string[]>
  >;
  /** POST with it, else GET. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/** What an {@link HttpEndpoint} is made from. */
export interface EndpointOptions {
  readonly config: EndpointConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly limits: RequestLimits;
  /** Narrows what the host may stand for. */
  readonly mayDial?: (address: string) => boolean;
  readonly program: EndpointProgram;
  /** Makes the error of what went wrong on the way. */
  readonly fail: (failed: FailedEndpoint) => Error;
  /** Makes the error of an answer from 400 on. */
  readonly refuse: (
    operation: EndpointOperation,
    status: number,
    body: string,
  ) => Error;
}

/**
 * Requests to one server, with one connection pool of its own. Bounded in time and size; redirects are not followed,
 * since credentials would go with them. Rejects with what `fail` and `refuse` make, or with the signal's reason.
 */
export class HttpEndpoint {
  private agent?: { readonly tls: string; readonly dispatcher: Agent };

  static create(options: EndpointOptions): HttpEndpoint {
    return new HttpEndpoint(options);
  }

  /** Without a trailing slash. */
  readonly address: string;

  private constructor(private readonly options: EndpointOptions) {
    this.address = options.config.url.replace(/\/+$/, '');
  }

  /** For messages about an answer. */
  operation({ attempt }: Pick<EndpointRequest, 'attempt'>): EndpointOperation {
    const { address, options } = this;
    return { attempt, address, configuredAt: options.where };
  }

  async json(request: EndpointRequest): Promise<unknown> {
    const { limits, program, fail } = this.options;
    const operation = this.operation(request);
    const deadline = AbortSignal.timeout(limits.timeoutMs);
    const signal = AbortSignal.any([request.signal, deadline]);
    let explained: Error | undefined;
    const raise = (error: Error): never => {
      explained = error;
      throw error;
    };
    try {
      const { headers, tls } = await readCredentials(
        this.options.config,
        this.options.where,
        failed => (explained = fail(failed)),
      );
      signal.throwIfAborted();
      const response = await this.send(request, headers, tls, signal);
      const refusal = await this.refusal(operation, response);
      if (refusal) {
        return raise(refusal);
      }
      const text = await bodyOf(response, limits.maxAnswerBytes);
      return text === undefined
        ? raise(
            fail(explainTooLarge(program, operation, limits.maxAnswerBytes)),
          )
        : parse(text, cause =>
            raise(
              fail({
                ...explainOther(program, operation, 'its answer is not JSON'),
                cause,
              }),
            ),
          );
    } catch (error) {
      request.signal.throwIfAborted();
      throw deadline.aborted
        ? fail(explainSlow(program, operation))
        : explained ?? fail(explainCause(program, operation, error));
    }
  }

  async close(): Promise<void> {
    const { agent } = this;
    this.agent = undefined;
    await agent?.dispatcher.destroy();
  }

  private send(
    { path, query = {}, body }: EndpointRequest,
    credentials: Readonly<Record<string, string>>,
    tls: object,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const url = new URL(`${this.address}${path}`);
    for (const [name, given] of Object.entries(query)) {
      for (const value of [given].flat()) {
        url.searchParams.append(name, String(value));
      }
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
        ...credentials,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
      // The deadline is the only clock.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** The error of an answer that is none. */
  private async refusal(
    operation: EndpointOperation,
    response: Dispatcher.ResponseData,
  ): Promise<Error | undefined> {
    const { statusCode } = response;
    const { program, fail, refuse } = this.options;
    if (statusCode >= 200 && statusCode <= 299) {
      return undefined;
    }
    if (statusCode < 400) {
      await response.body.dump();
      return fail(explainOther(program, operation, `redirect, ${statusCode}`));
    }
    const body = await bodyOf(response, MAX_ERROR_BODY_BYTES);
    return refuse(operation, statusCode, body ?? '');
  }

  private dispatcher(tls: object): Agent {
    const key = JSON.stringify(tls);
    if (this.agent?.tls !== key) {
      // A rotated certificate: open calls on the former pool run to their end.
      this.agent?.dispatcher.close().catch(() => {});
      const { mayDial } = this.options;
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

function parse(text: string, onError: (cause: unknown) => never): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return onError(cause);
  }
}
