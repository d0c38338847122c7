// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent } from 'undici';
import { ShippedDocument } from './shippedLine';

/** Where logs are shipped to. */
export interface OpenSearchAddress {
  readonly url: string;
  /** The CA that signed the server's certificate. */
  readonly caPem?: string;
  readonly username?: string;
  readonly password?: string;
}

/** Writes documents to an OpenSearch, the sandbox's or a real one. */
export class BulkClient {
  static create(address: OpenSearchAddress): BulkClient {
    return new BulkClient(address);
  }

  private readonly agent: Agent;

  private constructor(private readonly address: OpenSearchAddress) {
    this.agent = new Agent({ connect: { ca: address.caPem } });
  }

  /** Rejects when one of them was not taken. */
  async write(documents: readonly ShippedDocument[]): Promise<void> {
    const lines = documents.flatMap(({ index, id, source }) => [
      JSON.stringify({ index: { _index: index, _id: id } }),
      JSON.stringify(source),
    ]);
    const answer = await this.send('POST', '/_bulk', `${lines.join('\n')}\n`);
    if (/"errors":\s*true/.test(answer.slice(0, 200))) {
      throw new Error(`OpenSearch took not all: ${answer.slice(0, 500)}`);
    }
  }

  async putTemplate(name: string, body: object): Promise<void> {
    await this.send('PUT', `/_index_template/${name}`, JSON.stringify(body));
  }

  /** What has no answer yet rejects. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async send(
    method: 'POST' | 'PUT',
    path: string,
    body: string,
  ): Promise<string> {
    const { url, username, password } = this.address;
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    const response = await this.agent.request({
      origin: url,
      path,
      method,
      headers: {
        'content-type': 'application/json',
        ...(username !== undefined && { authorization: `Basic ${pair}` }),
      },
      body,
    });
    const text = await response.body.text();
    if (response.statusCode > 299) {
      throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
    }
    return text;
  }
}
