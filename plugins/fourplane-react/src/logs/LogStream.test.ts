// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  logEventSchema,
  type LogEvent,
} from '@fourplane/plugin-fourplane-common';
import { waitFor } from '@testing-library/react';
import { LogStream } from './LogStream';
import type { LogRequest, OpenLog } from './OpenLog';

const source: LogEvent = {
  type: 'source',
  source: 'pod',
  pod: 'run-1-abc',
  container: 'main',
  containers: ['main', 'wait'],
  follow: true,
};
const line = (number: number): LogEvent => ({
  type: 'line',
  text: `line ${number}`,
  id: `${number}`,
});
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => line(from + at));
const end: LogEvent = { type: 'end', reason: 'complete' };

/** Answers each opening with the next script; a script that throws ends the connection so. */
function scripted(
  ...scripts: ((request: LogRequest) => Iterable<LogEvent> | Error)[]
): { open: OpenLog; requests: LogRequest[] } {
  const requests: LogRequest[] = [];
  return {
    requests,
    async *open(request, signal) {
      const script = scripts[requests.length];
      requests.push(request);
      const events = script?.(request) ?? [];
      if (events instanceof Error) {
        throw events;
      }
      yield* events;
      if (!script) {
        await new Promise(resolve => signal.addEventListener('abort', resolve));
      }
    },
  };
}

function responseError(status: number, name: string, message: string) {
  const response = new Response(JSON.stringify({ error: { name, message } }), {
    status,
    headers: { 'content-type': 'application/json' },
  });
  // The shape of undici's and jsdom's responses differs only in what is not read here.
  return ResponseError.fromResponse(
    response as Parameters<typeof ResponseError.fromResponse>[0],
  );
}

function reading(open: OpenLog, showsNewestFirst = false) {
  const stream = LogStream.create({ open, showsNewestFirst });
  const stop = stream.start();
  const text = () =>
    stream.state.lines.textOf(1, stream.state.lines.lastNumber);
  return { stream, stop, text };
}

describe('LogStream', () => {
  it('reads a log to its end, with its source', async () => {
    const { open } = scripted(() => [source, ...lines(1, 3), end]);
    const { stream, text } = reading(open);
    expect(stream.state.state).toBe('loading');
    await waitFor(() => expect(stream.state.state).toBe('ended'));
    expect(text()).toBe('line 1\nline 2\nline 3');
    expect(stream.state.source).toEqual({ type: 'pod', pod: 'run-1-abc' });
    expect(stream.state.containers).toEqual(['main', 'wait']);
  });

  it('goes on after the last line when a connection ends or breaks, without a gap or a repeat', async () => {
    const { open, requests } = scripted(
      () => [source, ...lines(1, 2)],
      () => new TypeError('network'),
      ({ after }) => [source, ...lines(Number(after) + 1, 4), end],
    );
    const { stream, text } = reading(open);
    await waitFor(() => expect(stream.state.state).toBe('ended'), {
      timeout: 30_000,
    });
    expect(text()).toBe('line 1\nline 2\nline 3\nline 4');
    expect(requests.map(({ after }) => after)).toEqual([undefined, '2', '2']);
    expect(stream.state.trouble).toBeUndefined();
  });

  it('says that the connection is lost while it keeps trying', async () => {
    const lost = () => new TypeError('network');
    const { open } = scripted(lost, lost, () => [source, line(1), end]);
    const { stream } = reading(open);
    const seen = new Set<unknown>();
    stream.subscribe(() => seen.add(stream.state.trouble?.type));
    await waitFor(() => expect(stream.state.state).toBe('ended'), {
      timeout: 30_000,
    });
    expect(seen).toContain('lost');
  });

  it('says what it is tried again for, and does not try again what the pages cannot read', async () => {
    const busy = await responseError(503, 'ServiceUnavailableError', 'busy');
    const { open, requests } = scripted(
      () => busy,
      () => [source, line(1)],
      () => {
        throw logEventSchema.safeParse({ type: 'odd' }).error;
      },
    );
    const { stream, text } = reading(open);
    const seen: unknown[] = [];
    stream.subscribe(() => seen.push(stream.state.trouble));
    await waitFor(
      () => expect(stream.state.trouble).toMatchObject({ type: 'refused' }),
      { timeout: 30_000 },
    );
    expect(seen).toContainEqual({ type: 'lost', error: busy });
    expect(text()).toBe('line 1');
    expect(requests).toHaveLength(3);
  });

  it('reads on after a failure until the answer ends, and then stops', async () => {
    const failure: LogEvent = { type: 'failure', what: 'Some lines are gone' };
    const { open, requests } = scripted(() => [
      source,
      failure,
      ...lines(1, 2),
    ]);
    const { stream, text } = reading(open);
    await waitFor(() => expect(stream.state.state).toBe('interrupted'));
    expect(text()).toBe('line 1\nline 2');
    expect(stream.state.trouble).toEqual({ type: 'said', failure });
    expect(requests).toHaveLength(1);
  });

  it('keeps saying which lines are missing in a log that goes on', async () => {
    const gap: LogEvent = {
      type: 'failure',
      what: 'Some lines are gone',
      goesOn: true,
    };
    const { open, requests } = scripted(
      () => [source, line(1), gap, line(3)],
      () => [source, line(4), end],
    );
    const { stream, text } = reading(open);
    await waitFor(() => expect(stream.state.state).toBe('ended'));
    expect(text()).toBe('line 1\nline 3\nline 4');
    expect(stream.state.gap).toEqual(gap);
    expect(requests[1]?.after).toBe('3');
  });

  it('stops at a failure the source tells, keeps the lines, and goes on when asked', async () => {
    const { open, requests } = scripted(
      () => [
        source,
        line(1),
        { type: 'failure', what: 'The pod is gone', next: 'Build again' },
      ],
      () => [source, line(2), end],
    );
    const { stream, text } = reading(open);
    await waitFor(() => expect(stream.state.state).toBe('interrupted'));
    expect(text()).toBe('line 1');
    expect(stream.state.trouble).toMatchObject({
      type: 'said',
      failure: { what: 'The pod is gone', next: 'Build again' },
    });
    expect(requests).toHaveLength(1);
    stream.start();
    await waitFor(() => expect(stream.state.state).toBe('ended'));
    expect(text()).toBe('line 1\nline 2');
  });

  it('does not ask again after a refusal', async () => {
    const refusal = await responseError(403, 'NotAllowedError', 'no');
    const { open, requests } = scripted(() => refusal);
    const { stream } = reading(open);
    await waitFor(() =>
      expect(stream.state.trouble).toEqual({ type: 'refused', error: refusal }),
    );
    expect(requests).toHaveLength(1);
  });

  it('closes the connection when it is stopped', async () => {
    let closed: AbortSignal | undefined;
    const { stream, stop } = reading(async function* open(_, signal) {
      closed = signal;
      yield source;
      await new Promise(resolve => signal.addEventListener('abort', resolve));
    });
    await waitFor(() => expect(stream.state.state).toBe('following'));
    stop();
    expect(closed?.aborted).toBe(true);
  });

  it('shows a long log from its end until all of it has come', async () => {
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const { stream, text } = reading(async function* open({ tail }) {
      yield source;
      if (tail) {
        yield* lines(10_001 - tail, 10_000);
        yield { type: 'end', reason: 'limit' };
        return;
      }
      yield* lines(1, 6_000);
      await released;
      yield* lines(6_001, 10_000);
      yield end;
    }, true);
    await waitFor(() => expect(stream.state.isPreview).toBe(true));
    expect(stream.state.lines.lineAt(stream.state.lines.lastNumber)?.text).toBe(
      'line 10000',
    );
    release();
    await waitFor(() => expect(stream.state.state).toBe('ended'));
    expect(stream.state.isPreview).toBe(false);
    expect(stream.state.lines.lastNumber).toBe(10_000);
    expect(text().startsWith('line 1\n')).toBe(true);
  });

  it('does not show newest lines that the log has passed before they arrived', async () => {
    let answerPreview = () => {};
    const mayAnswer = new Promise<void>(resolve => {
      answerPreview = resolve;
    });
    let previewEnds = () => {};
    const previewIsRead = new Promise<void>(resolve => {
      previewEnds = resolve;
    });
    const { stream, text } = reading(async function* open({ tail }, signal) {
      yield source;
      if (tail) {
        try {
          await mayAnswer;
          yield* lines(6_001 - tail, 6_000);
          yield { type: 'end', reason: 'limit' };
        } finally {
          previewEnds();
        }
        return;
      }
      yield* lines(1, 6_000);
      await waitFor(() => expect(text()).toContain('line 6000'));
      yield* lines(6_001, 6_002);
      await waitFor(() => expect(text()).toContain('line 6002'));
      answerPreview();
      yield { type: 'heartbeat' };
      await new Promise(resolve => signal.addEventListener('abort', resolve));
    }, true);
    await previewIsRead;
    // What follows from it follows in the same turn of the event loop.
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(stream.state.isPreview).toBe(false);
    expect(stream.state.lines.lastNumber).toBe(6_002);
  });

  it('asks for short answers where something on the way keeps them back until they end', async () => {
    const requests: LogRequest[] = [];
    const { stream, text } = reading(async function* open(request, signal) {
      requests.push(request);
      if (!request.wait) {
        await new Promise(resolve => signal.addEventListener('abort', resolve));
        return;
      }
      yield { type: 'heartbeat' };
      yield source;
      const next = Number(request.after ?? 0) + 1;
      yield line(next);
      if (next === 3) {
        yield end;
      }
    });
    await waitFor(() => expect(stream.state.state).toBe('ended'), {
      timeout: 30_000,
    });
    expect(text()).toBe('line 1\nline 2\nline 3');
    expect(requests.map(({ after, wait }) => [after, wait])).toEqual([
      [undefined, undefined],
      [undefined, 1_000],
      ['1', 1_000],
      ['2', 1_000],
    ]);
  });
});
