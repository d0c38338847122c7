// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent, Dispatcher } from 'undici';
import { parse as parseYaml } from 'yaml';
import { readFileSync } from 'node:fs';
import { KubeApiError } from './KubeApiError';

export interface ServerAddress {
  /** For example `https://127.0.0.1:6443`. */
  url: string;
  /** The authority that signed the server's certificate; the system's when absent. */
  caPem?: string;
  /** Bearer token. */
  token?: string;
  /** Client certificate and key, as a kubeconfig of a real cluster may carry. */
  certPem?: string;
  keyPem?: string;
}

interface Kubeconfig {
  'current-context'?: string;
  contexts?: { name: string; context: { cluster: string; user: string } }[];
  clusters?: {
    name: string;
    cluster: {
      server: string;
      'certificate-authority-data'?: string;
      'certificate-authority'?: string;
    };
  }[];
  users?: {
    name: string;
    user: {
      token?: string;
      tokenFile?: string;
      'client-certificate-data'?: string;
      'client-certificate'?: string;
      'client-key-data'?: string;
      'client-key'?: string;
    };
  }[];
}

const pem = (data?: string, file?: string) => {
  if (data) return Buffer.from(data, 'base64').toString('utf8');
  return file ? readFileSync(file, 'utf8') : undefined;
};

const describe = (request: KubeRequest) => `${request.method} ${request.path}`;

/** Reads the text of a kubeconfig; throws when the context it names is not in it. */
export function addressFromKubeconfig(
  text: string,
  contextName?: string,
): ServerAddress {
  const config = parseYaml(text) as Kubeconfig | undefined;
  const wanted = contextName ?? config?.['current-context'];
  const context = config?.contexts?.find(c => c.name === wanted)?.context;
  const cluster = config?.clusters?.find(c => c.name === context?.cluster);
  if (!cluster) {
    throw new Error(`the kubeconfig has no usable context '${wanted}'`);
  }
  const user = config?.users?.find(u => u.name === context?.user)?.user;
  return {
    url: cluster.cluster.server,
    caPem: pem(
      cluster.cluster['certificate-authority-data'],
      cluster.cluster['certificate-authority'],
    ),
    token: user?.tokenFile
      ? readFileSync(user.tokenFile, 'utf8').trim()
      : user?.token,
    certPem: pem(
      user?.['client-certificate-data'],
      user?.['client-certificate'],
    ),
    keyPem: pem(user?.['client-key-data'], user?.['client-key']),
  };
}

export interface KubeRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
}

/** HTTPS with a bearer token to one API server: JSON answers and line streams. Rejects with KubeApiError. */
export class KubeConnection {
  static create(address: ServerAddress): KubeConnection {
    return new KubeConnection(
      address,
      new Agent({
        connect: {
          ca: address.caPem,
          cert: address.certPem,
          key: address.keyPem,
        },
        // a watch is silent for as long as nothing changes
        bodyTimeout: 0,
      }),
    );
  }

  private constructor(
    private readonly address: ServerAddress,
    private readonly agent: Agent,
  ) {}

  async json(request: KubeRequest): Promise<unknown> {
    const response = await this.send(request);
    const text = await response.body.text().catch(error => {
      throw KubeApiError.fromConnection(describe(request), error);
    });
    return this.accept(request, response.statusCode, text);
  }

  /** Parsed JSON values, one per line, until the server ends the stream. */
  async *lines(request: KubeRequest): AsyncIterable<unknown> {
    const response = await this.send(request);
    if (response.statusCode >= 300) {
      const text = await response.body.text();
      this.accept(request, response.statusCode, text);
    }
    // ending the iteration early destroys the body, which then reports an abort nobody waits for
    response.body.on('error', () => {});
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body) {
        const pieces = (rest + decoder.decode(chunk, { stream: true })).split(
          '\n',
        );
        rest = pieces.pop() ?? '';
        for (const line of pieces) if (line) yield JSON.parse(line);
      }
    } catch (error) {
      throw KubeApiError.fromConnection(describe(request), error);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private accept(request: KubeRequest, status: number, text: string): unknown {
    let body: unknown = text;
    try {
      body = JSON.parse(text);
    } catch (error) {
      if (status < 300) {
        throw KubeApiError.fromConnection(describe(request), error);
      }
    }
    if (status >= 300) {
      throw KubeApiError.fromResponse(describe(request), status, body);
    }
    return body;
  }

  private async send(request: KubeRequest): Promise<Dispatcher.ResponseData> {
    const url = new URL(this.address.url);
    try {
      return await this.agent.request({
        origin: url.origin,
        path: url.pathname.replace(/\/$/, '') + request.path + query(request),
        method: request.method,
        headers: {
          accept: 'application/json',
          'user-agent': 'fourplane-sandbox-client',
          ...(this.address.token && {
            authorization: `Bearer ${this.address.token}`,
          }),
          ...(request.body !== undefined && {
            'content-type': request.contentType ?? 'application/json',
          }),
        },
        body:
          request.body === undefined ? undefined : JSON.stringify(request.body),
        signal: request.signal,
      });
    } catch (error) {
      throw KubeApiError.fromConnection(describe(request), error);
    }
  }
}

function query(request: KubeRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
