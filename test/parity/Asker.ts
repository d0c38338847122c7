// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contents } from './documents';
import { normaliseAnswer } from './normaliseAnswer';
import { Answered, Question } from './Question';

/** Asks one server, one question after the other. */
export class Asker {
  /** Gives a server of its own the documents; rejects when it does not take them. */
  static async fill(url: string): Promise<Asker> {
    const asker = new Asker(url);
    for (const { index, parameters = '', body, documents } of contents) {
      const lines = documents.flatMap((document, count) => [
        JSON.stringify({ index: { _index: index, _id: `${index}-${count}` } }),
        JSON.stringify(document),
      ]);
      for (const [request, content] of [
        [`PUT /${index}${parameters}`, body],
        ...(lines.length > 0
          ? [['POST /_bulk?refresh=true', `${lines.join('\n')}\n`] as const]
          : []),
      ] as const) {
        const { status, text } = await asker.send(request, content);
        if (status > 299 || text.includes('"errors":true')) {
          throw new Error(`${request} was answered ${status} ${text}`);
        }
      }
    }
    return asker;
  }

  /** The point in time that was opened last; its id is the server's own. */
  private pointInTime = '';

  private constructor(private readonly url: string) {}

  async ask({ send: request, body }: Question): Promise<Answered> {
    const { status, text } = await this.send(request, body);
    const opened = /"pit_id":"([^"]+)"/.exec(text)?.[1];
    this.pointInTime = opened ?? this.pointInTime;
    return normaliseAnswer(status, text);
  }

  private async send(
    request: string,
    body?: object | string,
  ): Promise<{ status: number; text: string }> {
    const [method, path] = request.split(' ');
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: text?.replaceAll('{{pit}}', this.pointInTime),
    });
    return { status: response.status, text: await response.text() };
  }
}
