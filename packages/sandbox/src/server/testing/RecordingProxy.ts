// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { createCertificates } from '../../Certificates';

/** A request a client made, and the status it was answered with. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly accept?: string;
  readonly contentType?: string;
  /** The body as text, or as base64 where the media type is protobuf. */
  readonly body?: string;
  readonly status: number;
}

/** Passes requests on to a server and remembers them. */
export class RecordingProxy {
  readonly recorded: RecordedRequest[] = [];
  readonly url: string;
  readonly #agent: Agent;

  private constructor(
    readonly caPem: string,
    readonly server: Server,
    readonly target: { url: string; caPem: string },
  ) {
    const { port } = server.address() as AddressInfo;
    this.url = `https://127.0.0.1:${port}`;
    this.#agent = new Agent({ connect: { ca: target.caPem } });
    server.on('request', (asked, answer) => {
      this.#pass(asked, answer).catch(() => answer.destroy());
    });
  }

  static async start(target: {
    url: string;
    caPem: string;
  }): Promise<RecordingProxy> {
    const { caPem, certificatePem, keyPem } = await createCertificates();
    const server = createServer({ cert: certificatePem, key: keyPem });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new RecordingProxy(caPem, server, target);
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
    this.server.closeAllConnections();
    await new Promise<void>(resolve => {
      this.server.close(() => resolve());
    });
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const { accept, authorization } = asked.headers;
    const contentType = asked.headers['content-type'];
    const abort = new AbortController();
    answer.on('close', () => abort.abort());
    const response = await request(`${this.target.url}${asked.url}`, {
      method: asked.method as 'GET',
      dispatcher: this.#agent,
      signal: abort.signal,
      headers: {
        ...(accept ? { accept } : {}),
        ...(authorization ? { authorization } : {}),
        ...(contentType ? { 'content-type': contentType } : {}),
      },
      body: body.length > 0 ? body : undefined,
    });
    const isBinary = contentType?.includes('protobuf');
    this.recorded.push({
      method: asked.method ?? '',
      path: asked.url ?? '',
      accept,
      contentType,
      body:
        body.length > 0
          ? body.toString(isBinary ? 'base64' : 'utf8')
          : undefined,
      status: response.statusCode,
    });
    const answeredType = response.headers['content-type'];
    answer.writeHead(
      response.statusCode,
      answeredType === undefined
        ? {}
        : { 'content-type': String(answeredType) },
    );
    answer.flushHeaders();
    for await (const chunk of response.body) {
      answer.write(chunk);
    }
    answer.end();
  }
}
