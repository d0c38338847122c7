// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import type { LogEvent } from '@fourplane/plugin-fourplane-common';
import { waitFor } from '@testing-library/react';
import { LogStream, type LogRequest, type OpenLog } from './LogStream';

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
    const response = new Response(
      JSON.stringify({ error: { name: 'NotAllowedError', message: 'no' } }),
      { status: 403, headers: { 'content-type': 'application/json' } },
    );
    const refusal = await ResponseError.fromResponse(response as never);
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
