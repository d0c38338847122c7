// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Answer,
  Case,
  Json,
  namespaceOf,
  OpenStep,
  RequestStep,
  TakeStep,
} from './Case';
import { Connection, RawAnswer } from './Connection';
import { EventStream } from './EventStream';
import { normaliseAnswers } from './normaliseAnswers';
import { valueAt } from './valueAt';

const patienceMs = 30_000;
const pauseMs = 25;

class CaseRun {
  private readonly kept = new Map<string, string>();
  private readonly watches = new Map<string, EventStream | RawAnswer>();

  constructor(
    private readonly connection: Connection,
    private readonly namespace: string,
  ) {
    this.kept.set('ns', namespace);
  }

  async begin(): Promise<void> {
    const { status, text } = await this.connection.ask({
      method: 'POST',
      path: '/api/v1/namespaces',
      body: JSON.stringify({ metadata: { name: this.namespace } }),
    });
    if (status !== 201) {
      throw new Error(`namespace ${this.namespace}: ${status} ${text}`);
    }
  }

  end(): void {
    for (const watch of this.watches.values()) {
      if (watch instanceof EventStream) {
        watch.close();
      }
    }
  }

  answer(step: RequestStep | OpenStep | TakeStep): Promise<Answer> {
    if ('take' in step) {
      return this.take(step);
    }
    return 'open' in step ? this.open(step) : this.request(step);
  }

  private async request(step: RequestStep): Promise<Answer> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const raw = await this.connection.ask(this.fill(step));
      const body = bodyOf(raw);
      if (!step.until || step.until(raw.status, body)) {
        for (const [name, path] of Object.entries(step.keep ?? {})) {
          const value = valueAt(body, path);
          this.kept.set(name, typeof value === 'string' ? value : '');
        }
        return answerOf(raw, step.only ? step.only(body) : body);
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${step.send} is still answered ${raw.status} ${raw.text}`,
        );
      }
      await new Promise(resolve => {
        setTimeout(resolve, pauseMs);
      });
    }
  }

  private async open(step: OpenStep): Promise<Answer> {
    const watch = await this.connection.watch(this.fill(step));
    this.watches.set(step.open, watch);
    return watch instanceof EventStream
      ? { status: 200 }
      : answerOf(watch, bodyOf(watch));
  }

  private async take(step: TakeStep): Promise<Answer> {
    const watch = this.watches.get(step.take);
    if (!(watch instanceof EventStream)) {
      return {};
    }
    const taken: Json[] = [];
    while (typeof step.events !== 'number' || taken.length < step.events) {
      const event = await watch.next();
      if (event === undefined) {
        taken.push('<end>');
        break;
      }
      taken.push(event);
      const { events: wanted } = step;
      if (
        typeof wanted === 'object' &&
        valueAt(event, 'object.metadata.name') === wanted.untilName
      ) {
        break;
      }
    }
    return { events: taken };
  }

  private fill(step: RequestStep | OpenStep) {
    const [method, path] = this.replace(step.send).split(' ');
    const body = 'body' in step ? step.body : undefined;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return {
      method,
      path,
      as: step.as,
      accept: step.accept,
      type: 'type' in step ? step.type : undefined,
      body: text === undefined ? undefined : this.replace(text),
    };
  }

  private replace(text: string): string {
    return text.replace(/\{\{(\w+)\}\}/g, (all, name) =>
      this.kept.has(name) ? this.kept.get(name) ?? '' : all,
    );
  }
}

/** Sends the requests of a case in a namespace of its own; resolves with the normalised answer to each step. */
export async function runCase(
  connection: Connection,
  test: Case,
): Promise<Answer[]> {
  const run = new CaseRun(connection, namespaceOf(test));
  await run.begin();
  try {
    const answers: Answer[] = [];
    for (const step of test.steps) {
      answers.push(await run.answer(step));
    }
    return normaliseAnswers(answers);
  } finally {
    run.end();
  }
}

function bodyOf(raw: RawAnswer): Json {
  if (isJson(raw)) {
    return JSON.parse(raw.text);
  }
  return raw.text;
}

/** The real server calls some of its JSON plain text. */
function isJson({ headers, text }: RawAnswer): boolean {
  const type = headers['content-type'] ?? '';
  return type.startsWith('application/json')
    ? text !== ''
    : type.startsWith('text/plain') && text.startsWith('{');
}

function answerOf(raw: RawAnswer, body: Json): Answer {
  const { headers } = raw;
  const warning = headers.warning;
  return {
    status: raw.status,
    ...(headers['content-type'] === 'application/json'
      ? {}
      : { type: headers['content-type'] }),
    ...(warning ? { warnings: warning.split(/, (?=299 )/) } : {}),
    ...(headers['retry-after'] ? { retryAfter: headers['retry-after'] } : {}),
    body,
  };
}
