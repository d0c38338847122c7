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
import { breakOnDemand, Breakages } from './breakOnDemand';
import { FaultTargets, FaultyAnswer, StandInFaults } from './StandInFaults';

/** How to start a server. */
export interface StandInOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Plain HTTP. */
  readonly plain?: boolean;
  /** Who is let in, any of them; everybody where there is none. */
  readonly credentials?: {
    readonly username?: string;
    readonly password?: string;
    readonly token?: string;
    /** Whoever has a certificate of this CA, a PEM text. */
    readonly clientCaPem?: string;
  };
  /** Hears of requests the server failed to answer for a reason of its own. */
  readonly logger?: (line: string) => void;
}

/** A request, taken apart. */
export interface StandInCall {
  readonly method: string;
  readonly url: URL;
  readonly text: string;
}

/** What stands behind the server. */
export interface StandInService<F extends StandInFaults> {
  /** For people. */
  readonly title: string;
  /** What is asked for where credentials are missing. */
  readonly challenge: string;
  createFaults(targets: FaultTargets): F;
  answer(call: StandInCall, faults: F): FaultyAnswer;
  /** How it can be broken, beside `down` and `slow`. */
  breakages(faults: F): Breakages;
  /** Whether a call is kept; all are when absent. */
  isKept?(call: StandInCall): boolean;
  /** Of a request that could not be answered, for a reason of the server's own. */
  failed(message: string): FaultyAnswer;
}

/** A request as it came. */
export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const KEPT_CALLS = 1_000;
const SMALL_ANSWER_BYTES = 1_024;

/** An HTTP server on 127.0.0.1 that stands for somebody's, and can be broken as theirs can. */
export class StandInServer<F extends StandInFaults> {
  /** Rejects when the port is taken. */
  static async start<F extends StandInFaults>(
    service: StandInService<F>,
    options: StandInOptions = {},
  ): Promise<StandInServer<F>> {
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
    return new StandInServer(service, options, server, caPem);
  }

  readonly url: string;
  readonly faults: F;
  /** The last requests, oldest first. */
  readonly calls: ReceivedCall[] = [];
  private readonly sockets = new Set<Duplex>();
  private isOnline = true;

  private constructor(
    private readonly service: StandInService<F>,
    private readonly options: StandInOptions,
    private readonly server: Server,
    /** The CA its clients must trust. */
    readonly caPem: string,
  ) {
    const { port } = server.address() as AddressInfo; // it listens on a port
    this.url = `${options.plain ? 'http' : 'https'}://127.0.0.1:${port}`;
    this.faults = service.createFaults({
      setOnline: online => this.setOnline(online),
    });
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
    try {
      const call = await readCall(request);
      this.record(request, call);
      const fault = await this.faults.instead();
      reply(request, response, fault ?? this.answerOf(request, call));
    } catch (error) {
      if (response.destroyed) return;
      const text = error instanceof Error ? error.message : String(error);
      const { title, failed } = this.service;
      this.options.logger?.(`${title}: ${request.url}: ${text}`);
      reply(request, response, failed(text));
    }
  }

  private answerOf(request: IncomingMessage, call: StandInCall): FaultyAnswer {
    if (!this.isLetIn(request)) {
      return {
        status: 401,
        body: 'Unauthorized',
        headers: {
          'content-type': 'text/plain; charset=UTF-8',
          'www-authenticate': this.service.challenge,
        },
      };
    }
    return call.url.pathname === '/_sandbox/faults' && call.method === 'POST'
      ? breakOnDemand(this.service.title, this.breakages(), call.text)
      : this.service.answer(call, this.faults);
  }

  private breakages(): Breakages {
    const { faults, service } = this;
    return {
      down: { begin: () => faults.down(), is: 'takes no connection' },
      slow: { begin: () => faults.slow(), is: 'answers nothing' },
      ...service.breakages(faults),
    };
  }

  private record({ url }: IncomingMessage, call: StandInCall): void {
    const { method, text: body } = call;
    if (!(this.service.isKept?.(call) ?? true)) return;
    this.calls.push({ method, path: url ?? '/', body });
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

async function readCall(request: IncomingMessage): Promise<StandInCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: FaultyAnswer,
): void {
  const isPacked =
    body.length > SMALL_ANSWER_BYTES &&
    String(request.headers['accept-encoding']).includes('gzip');
  response
    .writeHead(status, {
      'content-type': 'application/json',
      ...headers,
      ...(isPacked && { 'content-encoding': 'gzip' }),
    })
    .end(isPacked ? gzipSync(body) : body);
}
