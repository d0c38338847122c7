// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer as createPlainServer, Server } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { createCertificates } from '../Certificates';
import { Call } from './http/Call';
import { answerCall } from './http/answerCall';
import { Served } from './http/Route';
import { OpenSearchError } from './OpenSearchError';
import { OpenSearchFaults } from './OpenSearchFaults';
import { PointsInTime } from './search/PointsInTime';
import { IndexStore } from './store/IndexStore';

/** How to start a server. */
export interface OpenSearchServerOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Plain HTTP, as an OpenSearch without its security plugin. */
  readonly plain?: boolean;
  /** Who is let in, any of them; everybody where there is none. */
  readonly credentials?: {
    readonly username?: string;
    readonly password?: string;
    readonly token?: string;
    /** Whoever has a certificate of this CA, a PEM text. */
    readonly clientCaPem?: string;
  };
  /** The oldest go when there are more; 100,000 by default. */
  readonly maxDocuments?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Hears of requests the server failed to answer for a reason of its own. */
  readonly logger?: (line: string) => void;
}

/** An answered or refused request. */
export interface LoggedCall {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const KEPT_CALLS = 1_000;
const SMALL_ANSWER_BYTES = 1_024;

/** What of OpenSearch a portal asks, in memory, on 127.0.0.1. */
export class OpenSearchServer {
  /** Rejects when the port is taken. */
  static async start(
    options: OpenSearchServerOptions = {},
  ): Promise<OpenSearchServer> {
    const { caPem, certificatePem, keyPem } = await createCertificates();
    const clientCaPem = options.credentials?.clientCaPem;
    const server = options.plain
      ? createPlainServer()
      : createServer({
          key: keyPem,
          cert: certificatePem,
          ...(clientCaPem && {
            ca: clientCaPem,
            requestCert: true,
            rejectUnauthorized: false,
          }),
        });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    return new OpenSearchServer(options, server, caPem);
  }

  readonly url: string;
  readonly faults: OpenSearchFaults;
  /** The last requests, oldest first, but for bulk writes. */
  readonly calls: LoggedCall[] = [];
  private readonly served: Served;
  private readonly sockets = new Set<Duplex>();
  private isOnline = true;

  private constructor(
    private readonly options: OpenSearchServerOptions,
    private readonly server: Server,
    /** The CA its clients must trust. */
    readonly caPem: string,
  ) {
    const { port } = server.address() as AddressInfo; // it listens on a port
    this.url = `${options.plain ? 'http' : 'https'}://127.0.0.1:${port}`;
    this.faults = OpenSearchFaults.create({
      setOnline: online => this.setOnline(online),
    });
    this.served = {
      indices: IndexStore.create({
        maxDocuments: options.maxDocuments ?? 100_000,
      }),
      pointsInTime: PointsInTime.create(),
      faults: this.faults,
      now: options.now ?? Date.now,
    };
    server.on('connection', (socket: Duplex) => this.accept(socket));
    server.on('request', (request, response) => {
      void this.answer(request, response);
    });
  }

  /** Closes every connection and frees the port. */
  async stop(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.server.close(() => resolve());
    });
    this.sockets.forEach(socket => socket.destroy());
    await closed;
  }

  private accept(socket: Duplex): void {
    if (!this.isOnline) {
      socket.destroy();
      return;
    }
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
  }

  private setOnline(online: boolean): void {
    this.isOnline = online;
    if (!online) this.sockets.forEach(socket => socket.destroy());
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const send = (status: number, body: unknown) => {
      const isText = typeof body === 'string';
      reply(request, response, status, isText ? body : JSON.stringify(body), {
        'content-type': isText
          ? 'text/plain; charset=UTF-8'
          : 'application/json; charset=UTF-8',
      });
    };
    try {
      const call = await readCall(request);
      const path = request.url ?? '/';
      this.record({ method: call.method, path, body: call.text });
      await this.faults.released();
      const fault = this.faults.faultyAnswer();
      if (fault) {
        const headers = {
          'content-type': 'application/json',
          ...fault.headers,
        };
        reply(request, response, fault.status, fault.body, headers);
      } else if (!this.isLetIn(request)) {
        reply(request, response, 401, 'Unauthorized', {
          'www-authenticate': 'Basic realm="OpenSearch Security"',
        });
      } else {
        const { status, body } = answerCall(this.served, call);
        send(status, body);
      }
    } catch (error) {
      if (error instanceof OpenSearchError) {
        send(error.status, error.body);
        return;
      }
      const text = error instanceof Error ? error.message : String(error);
      if (response.destroyed) return;
      this.options.logger?.(`opensearch: ${request.url}: ${text}`);
      send(500, {
        error: { root_cause: [], type: 'exception', reason: text },
        status: 500,
      });
    }
  }

  private record(call: LoggedCall): void {
    // a simulator's writes are many and long, and nobody asks for them
    if (call.path.includes('/_bulk')) return;
    this.calls.push(call);
    if (this.calls.length > KEPT_CALLS) this.calls.shift();
  }

  private isLetIn({ headers, socket }: IncomingMessage): boolean {
    const { credentials } = this.options;
    if (!credentials) return true;
    const { username, password, token } = credentials;
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return (
      (username !== undefined && headers.authorization === `Basic ${pair}`) ||
      (token !== undefined && headers.authorization === `Bearer ${token}`) ||
      (socket instanceof TLSSocket && socket.authorized)
    );
  }
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  const isPacked =
    text.length > SMALL_ANSWER_BYTES &&
    String(request.headers['accept-encoding']).includes('gzip');
  response
    .writeHead(status, {
      ...headers,
      ...(isPacked && { 'content-encoding': 'gzip' }),
    })
    .end(isPacked ? gzipSync(text) : text);
}
