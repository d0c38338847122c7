// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Sender } from './Case';
import type { Target } from './Target';
import { EventStream } from './EventStream';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly as?: Sender;
  readonly body?: string;
  readonly type?: string;
  readonly accept?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** HTTPS to one server, without any of a client's kindness: every answer is an answer. */
export class Connection {
  static create(target: Target): Connection {
    return new Connection(
      target,
      new Agent({ ca: target.caPem, keepAlive: true }),
    );
  }

  private constructor(
    private readonly target: Target,
    private readonly agent: Agent,
  ) {}

  /** Resolves with whatever is answered; rejects when nothing is. */
  async ask(asked: RawRequest): Promise<RawAnswer> {
    const response = await this.send(asked);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      text: await textOf(response),
    };
  }

  /** A watch that was accepted, or the answer that refused it. */
  async watch(asked: RawRequest): Promise<EventStream | RawAnswer> {
    const response = await this.send(asked);
    const status = response.statusCode ?? 0;
    if (status === 200) {
      return EventStream.read(response);
    }
    return { status, headers: response.headers, text: await textOf(response) };
  }

  close(): void {
    this.agent.destroy();
  }

  private send(asked: RawRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.target.url + asked.path,
        {
          method: asked.method,
          agent: this.agent,
          headers: this.headers(asked),
        },
        resolve,
      );
      sent.once('error', reject);
      sent.end(asked.body);
    });
  }

  private headers(asked: RawRequest): Record<string, string> {
    const { as = 'admin', body, type, accept } = asked;
    const headers: Record<string, string> = {
      accept: accept ?? 'application/json',
      'user-agent': 'conformance/1',
    };
    if (as !== 'nobody') {
      const token = as === 'forged' ? 'forged' : this.target.tokens[as];
      headers.authorization = `Bearer ${token}`;
    }
    if (body !== undefined) {
      headers['content-type'] = type ?? 'application/json';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    return headers;
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
