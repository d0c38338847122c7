// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';
import { stringify } from 'yaml';
import type { User } from '../auth/User';
import type { RequestRecord } from '../faults/RequestLog';
import { sortedMembers } from '../store/serialiseObject';
import type { DecodedBody } from '../write/decodeBody';
import { decodeBody } from '../write/decodeBody';
import type { AnswerForm } from './AnswerForm';
import { negotiateForm } from './AnswerForm';
import { StatusError } from './StatusError';

const BODY_LIMIT_BYTES = 3 * 1024 * 1024;
const CHUNK_CHARACTERS = 256 * 1024;

/** One request and its answer. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly user: User;
  readonly token: string | undefined;
  readonly record: RequestRecord;
  readonly #warnings: string[] = [];
  #form: AnswerForm | undefined;

  constructor(options: {
    request: IncomingMessage;
    response: ServerResponse;
    user: User;
    token: string | undefined;
    record: RequestRecord;
  }) {
    this.request = options.request;
    this.response = options.response;
    this.user = options.user;
    this.token = options.token;
    this.record = options.record;
  }

  /** The form the client wants its answer in; throws 406. */
  get form(): AnswerForm {
    this.#form ??= negotiateForm(this.request.headers.accept);
    return this.#form;
  }

  /** The whole body as text; throws 413 for one over 3 MiB. */
  async readBody(): Promise<string> {
    return (await this.#readBytes()).toString('utf8');
  }

  /** The object in the body, whatever its media type; throws 413, 415 and 400. */
  async readObject(kind: string): Promise<unknown> {
    return (await this.readDecoded(kind)).object;
  }

  /** As {@link readObject}, with the members given twice. */
  async readDecoded(kind: string): Promise<DecodedBody> {
    const contentType = this.request.headers['content-type'];
    const bytes = await this.#readBytes();
    return decodeBody(bytes, contentType, kind);
  }

  async #readBytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.request) {
      size += chunk.length;
      if (size > BODY_LIMIT_BYTES) {
        throw new StatusError({
          code: 413,
          reason: 'RequestEntityTooLarge',
          message: `Request entity too large: limit is ${BODY_LIMIT_BYTES}`,
        });
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** The answer will carry a `Warning` header with this text. */
  warn(text: string): void {
    this.#warnings.push(`299 - ${JSON.stringify(text)}`);
    this.response.setHeader('warning', this.#warnings);
  }

  /** Answers with an object whose JSON text is at hand. */
  sendJsonText(code: number, json: string): void {
    if (this.form.format === 'application/yaml') {
      const value = sortedMembers(JSON.parse(json));
      this.#send(code, 'application/yaml', stringify(value));
    } else {
      this.#send(code, 'application/json', `${json}\n`);
    }
  }

  /** Answers with an object. */
  sendJson(code: number, body: unknown): void {
    this.sendJsonText(code, JSON.stringify(body));
  }

  /** Answers with JSON of a media type of its own. */
  sendTyped(code: number, mediaType: string, body: unknown): void {
    this.#send(code, mediaType, JSON.stringify(body));
  }

  sendText(code: number, text: string): void {
    this.#send(code, 'text/plain; charset=utf-8', text);
  }

  /** Answers with a list whose items are JSON texts, without ever holding the whole text. */
  async sendList(head: string, items: Iterable<string>): Promise<void> {
    if (this.form.format === 'application/yaml') {
      this.sendJsonText(200, `${head}[${[...items].join(',')}]}`);
      return;
    }
    this.response.writeHead(200, { 'content-type': 'application/json' });
    this.record.answered(200);
    let text = `${head}[`;
    let isFirst = true;
    for (const item of items) {
      text += isFirst ? item : `,${item}`;
      isFirst = false;
      if (text.length > CHUNK_CHARACTERS) {
        if (!(await this.#write(text))) {
          return;
        }
        text = '';
      }
    }
    if (await this.#write(`${text}]}\n`)) {
      this.response.end();
    }
  }

  /** Answers with a failure: a `Status`, in the format that was asked for where that can be written. */
  sendError(error: StatusError): void {
    const after = error.details?.retryAfterSeconds;
    if (after !== undefined) {
      this.response.setHeader('retry-after', String(after));
    }
    const json = JSON.stringify(error.toStatus());
    if (this.#wantsYaml()) {
      this.sendJsonText(error.code, json);
    } else {
      this.#send(error.code, 'application/json', `${json}\n`);
    }
  }

  #wantsYaml(): boolean {
    try {
      return this.form.format === 'application/yaml';
    } catch {
      return false;
    }
  }

  #send(code: number, contentType: string, text: string): void {
    const body = Buffer.from(text, 'utf8');
    this.response.writeHead(code, {
      'content-type': contentType,
      'content-length': body.length,
      'cache-control': 'no-cache, private',
    });
    this.response.end(body);
    this.record.answered(code);
    this.record.wrote(body.length);
  }

  /** Writes and waits for room; false when the client is gone. */
  async #write(text: string): Promise<boolean> {
    const { response } = this;
    const body = Buffer.from(text, 'utf8');
    this.record.wrote(body.length);
    if (!response.write(body)) {
      await new Promise<void>(resolve => {
        const settle = () => {
          response.off('drain', settle);
          response.off('close', settle);
          resolve();
        };
        response.on('drain', settle);
        response.on('close', settle);
      });
    } else {
      await new Promise<void>(resolve => {
        setImmediate(resolve);
      });
    }
    return !response.destroyed;
  }
}
