// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { Pod } from '../podsOf';
import { ContainerLog } from './ContainerLog';
import { ContainerRun } from './ContainerRun';
import { logScriptOf } from './logScriptOf';
import { keptLines, readLog } from './readLog';

const startedAt = Date.parse('2026-03-01T10:00:00Z');
const minute = 60_000;

interface Made {
  name?: string;
  image?: string;
  metadata?: Partial<Pod['metadata']>;
  containerID?: string;
  end?: ContainerRun['end'];
}

function runOf({ name = 'main', image = 'cart:1', metadata, ...more }: Made) {
  const container = { name, image };
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'cart-1', namespace: 'n', uid: 'u', ...metadata },
    spec: { containers: [container] },
  };
  return { containerID: 'c0', pod, container, startedAt, ...more };
}

const logOf = (made: Made = {}) => {
  const run = runOf(made);
  return ContainerLog.create(run, logScriptOf(run));
};

const linesOf = (log: ContainerLog, now = startedAt + minute) =>
  Array.from({ length: log.countAt(now) }, (_, index) => log.textOf(index));

const step = (name: string): Made => ({
  metadata: {
    labels: { 'workflows.argoproj.io/workflow': 'b' },
    annotations: { 'workflows.argoproj.io/node-name': `b[1].${name}` },
  },
});

const done = { at: startedAt + 5_000, exitCode: 0, reason: 'Completed' };
const failed = { at: startedAt + 5_000, exitCode: 1, reason: 'Error' };

describe('the log of a container', () => {
  it('grows with time, in order, and stays as it was', () => {
    const log = logOf();
    fc.assert(
      fc.property(
        fc.nat(30 * minute),
        fc.nat(30 * minute),
        (earlier, later) => {
          const [a, b] = [earlier, later].sort((x, y) => x - y);
          const before = linesOf(log, startedAt + a);
          const after = linesOf(log, startedAt + b);
          expect(after.slice(0, before.length)).toEqual(before);
          const times = after.map((_, index) => log.timeOf(index));
          expect(times).toEqual([...times].sort((x, y) => x - y));
          expect(times.every(time => time <= startedAt + b)).toBe(true);
          expect(log.timeOf(after.length)).toBeGreaterThan(startedAt + b);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has levels and times, and differs from run to run', () => {
    const lines = linesOf(logOf(), startedAt + 20 * minute);
    for (const level of ['DEBUG', 'INFO', 'WARN', 'ERROR']) {
      expect(lines.some(line => line.includes(` ${level.padEnd(5)} [`))).toBe(
        true,
      );
    }
    const others = lines.filter(line => !line.startsWith('2026-03-01T10:'));
    expect(others.length).toBeGreaterThan(0);
    for (const line of others) expect(line).toMatch(/^(\tat |java\.)/);
    const another = linesOf(logOf({ containerID: 'c1' }));
    expect(another.slice(5)).not.toEqual(lines.slice(5, another.length));
  });

  it('makes a picture: calm, a rush, and errors one after the other, soon and again', () => {
    const log = logOf();
    const times = (from: number, to: number, wanted: RegExp) =>
      linesOf(log, startedAt + to)
        .map((line, index) => ({ line, at: log.timeOf(index) - startedAt }))
        .filter(({ line, at }) => at >= from && wanted.test(line)).length;
    expect(times(0, 2 * minute, / ERROR /)).toBe(4);
    expect(times(5 * minute, 7 * minute, / ERROR /)).toBe(4);
    expect(times(2 * minute, 5 * minute, / ERROR /)).toBe(0);
    const calm = times(0, minute, / INFO /);
    expect(calm).toBeGreaterThan(10);
    expect(times(3 * minute, 4 * minute, / INFO /)).toBeGreaterThan(2 * calm);
  });

  it('is JSON, line by line, where the program is an API', () => {
    const made: Made = {
      metadata: { labels: { 'component-name': 'cart-api' } },
    };
    const lines = linesOf(logOf(made), startedAt + 5 * minute).map(line =>
      JSON.parse(line),
    );
    const levels = new Set(lines.map(({ level }) => level));
    expect(levels).toEqual(new Set(['info', 'debug', 'warn', 'error']));
    expect(lines.find(({ level }) => level === 'error')).toMatchObject({
      requestId: expect.stringMatching(/^req-\d+$/),
      status: 503,
      stack: expect.stringMatching(/Exception.*\n\tat /),
    });
  });

  it.each<[string, Made, RegExp]>([
    ['a service', {}, /\[http\] listening on :8080/],
    ['a site', { image: 'acme/storefront:2' }, /start worker processes/],
    ['a worker', { image: 'acme/event-consumer:2' }, /joined group/],
    ['a store', { image: 'postgres:17' }, /ready to accept connections/],
    [
      'a task',
      {
        metadata: {
          ownerReferences: [
            { apiVersion: 'batch/v1', kind: 'Job', name: 'j', uid: 'u' },
          ],
        },
      },
      /batch 6 of 6/,
    ],
    ['the step that clones', step('clone-step'), /Cloning into/],
    ['the step that builds', step('build-image'), /STEP 8\/8/],
    ['the step that pushes', step('publish-image'), />> Pushed/],
    ["Argo's own container", { ...step('x'), name: 'wait' }, /level=INFO/],
  ])('says what %s says', (_, made, expected) => {
    expect(linesOf(logOf(made)).join('\n')).toMatch(expected);
  });

  it.each<[string, Made, RegExp, RegExp]>([
    ['a crash', {}, /^panic: /m, /shut down/],
    ['a step', step('build-image'), /Error: building at STEP/, />> Built/],
  ])('ends with the reason of %s', (_, made, reason, success) => {
    const bad = linesOf(logOf({ ...made, end: failed })).join('\n');
    expect(bad).toMatch(reason);
    expect(bad).not.toMatch(success);
    const good = linesOf(logOf({ ...made, end: done })).join('\n');
    expect(good).not.toMatch(reason);
    expect(good).toMatch(success);
  });

  it('says nothing of its end where memory was lacking', () => {
    const lines = linesOf(
      logOf({ end: { ...failed, exitCode: 137, reason: 'OOMKilled' } }),
    );
    expect(lines[lines.length - 1]).toContain('97 % of the container limit');
  });
});

describe('the log of a step', () => {
  const asked = (annotations: Record<string, string>): Made => {
    const made = step('build-image');
    return {
      metadata: {
        ...made.metadata,
        annotations: { ...made.metadata?.annotations, ...annotations },
      },
    };
  };
  const lines = sandboxAnnotation.logLines;
  const duration = sandboxAnnotation.duration;

  it('has as many lines as were asked for, spread over the time it takes, each at a time of its own', () => {
    const made = asked({ [lines]: '100000', [duration]: '20s' });
    const log = logOf(made);
    expect(log.countAt(startedAt + 20_000)).toBe(100_000);
    const half = log.countAt(startedAt + 10_000);
    expect(half).toBeGreaterThan(50_000);
    expect(half).toBeLessThan(60_000);
    const times = Array.from({ length: 2_000 }, (_, index) =>
      log.nanosecondsOf(half + index),
    );
    expect(new Set(times).size).toBe(times.length);
    const ended = logOf({ ...made, end: { ...done, at: startedAt + 20_000 } });
    expect(ended.countAt(Infinity)).toBe(100_000);
    expect(ended.textOf(half)).toBe(log.textOf(half));
    expect(log.textOf(half)).toMatch(/compiling unit \d+ of \d+/);
  });

  it('says what is wrong where the number of lines is none', () => {
    const log = logOf(asked({ [lines]: 'many', [duration]: '20s' }));
    expect(log.countAt(startedAt + 20_000)).toBeGreaterThan(5);
    expect(log.textOf(0)).toBe(
      `${lines} is "many"; write a number of lines, such as 100000`,
    );
  });

  it('is cut where it was killed, without a line that was not there before', () => {
    const made = asked({ [lines]: '1000', [duration]: '20s' });
    const before = linesOf(logOf(made), startedAt + 4_000);
    const killed = logOf({
      ...made,
      end: { at: startedAt + 4_000, exitCode: 143, reason: 'Error' },
    });
    const after = linesOf(killed, Infinity);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.length).toBeLessThan(before.length + 60);
  });
});

describe('readLog', () => {
  const read = async (
    options: Parameters<typeof readLog>[0]['options'],
    log: ContainerLog,
    now: number,
  ) => {
    const pieces: Buffer[] = [];
    for await (const piece of readLog({
      options,
      signal: new AbortController().signal,
      now: () => now,
      current: () => log,
      changed: () => Promise.resolve(),
    })) {
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString();
  };
  const plain = { follow: false, previous: false, timestamps: false };
  const now = startedAt + 10 * minute;

  it('takes the tail, what is young enough, and no more bytes than wanted', async () => {
    const log = logOf();
    const all = linesOf(log, now);
    const text = (lines: string[]) => lines.map(line => `${line}\n`).join('');
    expect(await read(plain, log, now)).toBe(text(all));
    expect(await read({ ...plain, tailLines: 3 }, log, now)).toBe(
      text(all.slice(-3)),
    );
    expect(await read({ ...plain, tailLines: 0 }, log, now)).toBe('');
    const young = all.filter((_, index) => log.timeOf(index) >= now - minute);
    expect(young.length).toBeGreaterThan(0);
    expect(await read({ ...plain, sinceSeconds: 60 }, log, now)).toBe(
      text(young),
    );
    const sinceTime = new Date(now - minute).toISOString();
    expect(await read({ ...plain, sinceTime }, log, now)).toBe(text(young));
    expect(await read({ ...plain, limitBytes: 33 }, log, now)).toBe(
      text(all).slice(0, 33),
    );
  });

  it("tells each line's time where it is asked to", async () => {
    const [first] = (
      await read({ ...plain, timestamps: true }, logOf(), now)
    ).split('\n');
    expect(first).toMatch(/^2026-03-01T10:00:00\.\d{9}Z 2026-03-01T10:00:00/);
  });

  it('keeps no more than a node does, however old the container is', async () => {
    const year = startedAt + 365 * 24 * 60 * minute;
    const log = logOf();
    expect(log.countAt(year)).toBeGreaterThan(keptLines);
    const lines = (await read(plain, log, year)).trimEnd().split('\n');
    expect(lines).toHaveLength(keptLines);
    expect(lines[keptLines - 1]).toBe(log.textOf(log.countAt(year) - 1));
  });
});
