// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import fc from 'fast-check';
import { ImpatientClock } from '../../__testUtils__/ImpatientClock';
import { LogArchiveError } from '../archive/LogArchiveError';
import { LogArchive } from '../LogArchive';
import { LaggingArchive } from './__testUtils__/LaggingArchive';
import { Cut, kubeError, ScriptedPod } from './__testUtils__/ScriptedPod';
import { podLog } from './podLog';
import { PodLogTarget } from './PodLogTarget';

const turn = () => new Promise(resolve => setImmediate(resolve));
const second = (nanoseconds: number) =>
  `2026-11-24T11:59:${String(Math.floor(nanoseconds / 1e9)).padStart(
    2,
    '0',
  )}.${String(nanoseconds % 1e9).padStart(9, '0')}Z`;

function targetOf(
  pod: ScriptedPod,
  options: Partial<PodLogTarget> = {},
): PodLogTarget {
  return {
    api: pod.api,
    namespace: 'builds',
    pod: 'pod',
    range: { follow: true },
    fate: async () =>
      pod.isOver
        ? { state: 'ended', at: '2026-11-24T12:00:00Z' }
        : { state: 'expected' },
    archiveMend: 'Add an archive',
    clock: new ImpatientClock(),
    ...options,
  };
}

async function eventsOf(
  target: PodLogTarget,
  onLine: (count: number) => boolean = () => true,
): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  const abort = new AbortController();
  let lines = 0;
  for await (const event of podLog(target, { signal: abort.signal })) {
    events.push(event);
    lines += event.type === 'line' ? 1 : 0;
    if (event.type === 'line' && !onLine(lines)) {
      break;
    }
  }
  abort.abort();
  return events;
}

const textsOf = (events: readonly LogEvent[]) =>
  events.flatMap(event => (event.type === 'line' ? [event.text] : []));
const idsOf = (events: readonly LogEvent[]) =>
  events.flatMap(event => (event.type === 'line' ? [event.id] : []));

/** A pod that has run and written so many lines, one every 100 ms. */
function ranPod(lines: number): ScriptedPod {
  const pod = new ScriptedPod();
  pod.create();
  pod.run();
  for (let index = 0; index < lines; index++) {
    pod.write(second(index * 1e8), `line ${index}`);
  }
  return pod;
}

describe('a log', () => {
  it('is complete when its container has ended', async () => {
    const pod = ranPod(3);
    pod.end();
    expect(await eventsOf(targetOf(pod))).toEqual([
      {
        type: 'source',
        source: 'pod',
        pod: 'pod',
        container: 'main',
        containers: ['main', 'wait', 'init'],
        follow: false,
      },
      {
        type: 'line',
        at: '2026-11-24T11:59:00.000000000Z',
        text: 'line 0',
        id: '2026-11-24T11:59:00.000000000Z-0',
      },
      expect.objectContaining({ text: 'line 1' }),
      expect.objectContaining({ text: 'line 2' }),
      { type: 'end', reason: 'complete' },
    ]);
  });

  it('ends where it is now, unless it is followed', async () => {
    const events = await eventsOf(
      targetOf(ranPod(2), { range: { follow: false } }),
    );
    expect(textsOf(events)).toEqual(['line 0', 'line 1']);
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'limit' });
  });

  it('begins with its last lines when asked, and goes on from there', async () => {
    const pod = ranPod(300);
    const events = await eventsOf(
      targetOf(pod, { range: { follow: true, tail: 2 } }),
      count => {
        if (count === 2) {
          pod.write(second(40e9), 'later');
          pod.end();
        }
        return true;
      },
    );
    expect(textsOf(events)).toEqual(['line 298', 'line 299', 'later']);
    expect(pod.requests[0].tailLines).toBeGreaterThan(2);
  });

  it('goes on after a line, in the order of the log even where times are not', async () => {
    const pod = new ScriptedPod();
    pod.create();
    pod.run();
    const times = [1e9, 3e9 + 5, 3e9, 3e9, 4e9 + 1, 4e9];
    times.forEach((at, index) => pod.write(second(at), `line ${index}`));
    pod.end();
    const all = await eventsOf(targetOf(pod));
    expect(new Set(idsOf(all)).size).toBe(times.length);
    for (const [index, after] of idsOf(all).entries()) {
      const events = await eventsOf(
        targetOf(pod, { range: { follow: true, after } }),
      );
      expect(textsOf(events)).toEqual(textsOf(all).slice(index + 1));
    }
  });

  it('refuses to go on after what is no line', async () => {
    const range = { follow: true, after: 'yesterday' };
    expect(await eventsOf(targetOf(ranPod(1), { range }))).toMatchObject([
      { type: 'failure', next: expect.stringContaining('beginning') },
    ]);
  });

  it('waits for a pod that is to come, and for its container', async () => {
    const pod = new ScriptedPod();
    const reading = eventsOf(targetOf(pod));
    await turn();
    pod.create();
    await turn();
    await turn();
    pod.run();
    pod.write(second(0), 'at last');
    pod.end();
    const events = await reading;
    expect(textsOf(events)).toEqual(['at last']);
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });
  });

  it('stops waiting when the pod will never come', async () => {
    const pod = new ScriptedPod();
    let isOver = false;
    let tell = () => {};
    const reading = eventsOf(
      targetOf(pod, {
        fate: async () => ({ state: isOver ? 'ended' : 'expected' }),
        untilFateChanges: () =>
          new Promise(resolve => {
            tell = resolve;
          }),
      }),
    );
    await turn();
    isOver = true;
    tell();
    expect((await reading).at(-1)).toMatchObject({ type: 'failure' });
  });

  it('goes on through restarts, with what the life before wrote last', async () => {
    const pod = ranPod(2);
    pod.restartPolicy = 'Always';
    const events = await eventsOf(targetOf(pod), count => {
      if (count === 2) {
        pod.write(second(10e9), 'last words');
        pod.end(1);
        pod.run();
        pod.write(second(20e9), 'a new life');
      }
      if (count === 4) {
        pod.restartPolicy = 'Never';
        pod.end(0);
      }
      return true;
    });
    expect(textsOf(events)).toEqual([
      'line 0',
      'line 1',
      'last words',
      'a new life',
    ]);
  });

  it('shows a former life alone when asked', async () => {
    const pod = ranPod(1);
    pod.restartPolicy = 'Always';
    pod.end(1);
    pod.run();
    pod.write(second(10e9), 'now');
    const events = await eventsOf(targetOf(pod, { previous: true }));
    expect(textsOf(events)).toEqual(['line 0']);
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });
    const none = await eventsOf(targetOf(ranPod(1), { previous: true }));
    expect(none.at(-1)).toMatchObject({ type: 'failure' });
  });

  it('names the containers there are when asked for another', async () => {
    const events = await eventsOf(
      targetOf(ranPod(1), { container: 'sidecar' }),
    );
    expect(events).toEqual([
      {
        type: 'failure',
        what: 'Pod pod has no container sidecar',
        next: 'Ask for one of main, wait, init',
      },
    ]);
  });

  it('says what is wrong when it may not be read, and gives up on what stays broken', async () => {
    const denied = ranPod(1);
    denied.refusals = [kubeError('forbidden', 'Not allowed')];
    expect((await eventsOf(targetOf(denied))).at(-1)).toEqual({
      type: 'failure',
      what: 'Not allowed (the plane)',
    });
    const broken = ranPod(1);
    broken.refusals = Array(50).fill(kubeError('server', 'It failed'));
    expect((await eventsOf(targetOf(broken))).at(-1)).toMatchObject({
      type: 'failure',
      what: 'It failed (the plane)',
    });
  });

  it('of a container that never started says so, and why', async () => {
    const pod = new ScriptedPod();
    const archive = new LaggingArchive(pod, { perAsking: 1 });
    const reading = eventsOf(targetOf(pod, { archive }));
    pod.create();
    await turn();
    pod.break();
    expect(await reading).toEqual([
      expect.objectContaining({ type: 'source', source: 'pod' }),
      {
        type: 'failure',
        what: 'Container main of pod pod never started, so it wrote nothing: init container init failed (exit code 1)',
        next: 'Look at the log of container init',
      },
    ]);
    expect(archive.asked).toBe(0);
  });

  it('does not wait for ever for a pod that it may not look for', async () => {
    const pod = new ScriptedPod();
    pod.blindness = kubeError('forbidden', 'You may not list pods');
    expect(await eventsOf(targetOf(pod))).toEqual([
      { type: 'failure', what: 'You may not list pods (the plane)' },
    ]);
  });

  it('is not begun with more last lines than can be held', async () => {
    const range = { follow: false, tail: 10_001 };
    expect(await eventsOf(targetOf(ranPod(1), { range }))).toMatchObject([
      { type: 'failure', next: expect.stringContaining('10000 at most') },
    ]);
  });

  it('throws when it is no longer wanted, and only then', async () => {
    const abort = new AbortController();
    const events = podLog(targetOf(ranPod(1)), { signal: abort.signal });
    await events.next();
    await events.next();
    const next = events.next();
    await turn();
    abort.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });
});

describe('a log whose pod is deleted', () => {
  it('goes on in the archive, until that has all', async () => {
    const pod = ranPod(4);
    const archive = new LaggingArchive(pod, { perAsking: 2 });
    const events = await eventsOf(targetOf(pod, { archive }), count => {
      if (count === 4) {
        pod.write(second(5e9), 'unread');
        pod.write(second(6e9), 'unread, too');
        pod.delete();
      }
      return true;
    });
    expect(textsOf(events).slice(4)).toEqual(['unread', 'unread, too']);
    expect(events.filter(({ type }) => type === 'source')).toMatchObject([
      { source: 'pod' },
      { source: 'archive', title: 'Archive', container: 'main' },
    ]);
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });
  });

  it('is shown from its last lines on, where it is archived', async () => {
    const pod = ranPod(30);
    pod.delete();
    const archive = new LaggingArchive(pod, { perAsking: 30 });
    const range = { follow: true, tail: 3 };
    const events = await eventsOf(targetOf(pod, { archive, range }));
    expect(textsOf(events)).toEqual(['line 27', 'line 28', 'line 29']);
  });

  it('says what is lost and what to configure where there is no archive', async () => {
    const pod = ranPod(2);
    const events = await eventsOf(targetOf(pod), count => {
      if (count === 2) {
        pod.delete();
      }
      return true;
    });
    expect(events.at(-1)).toEqual({
      type: 'failure',
      what: 'Lines after 2026-11-24T11:59:00.100000000Z are lost: pod pod was deleted and no log archive is configured',
      next: 'Add an archive',
    });
  });

  it('does not take another pod of its name for itself', async () => {
    const pod = ranPod(1);
    const archive = new LaggingArchive(pod, { perAsking: 9 });
    const events = await eventsOf(
      targetOf(pod, { archive, fate: async () => ({ state: 'ended' }) }),
      () => {
        pod.replace();
        return true;
      },
    );
    expect(textsOf(events)).toEqual(['line 0']);
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'complete' });
  });

  it('goes on with the container that was read, whatever its name', async () => {
    const pod = new ScriptedPod();
    pod.container = 'shop';
    pod.create();
    pod.run();
    pod.write(second(0), 'first');
    const archive = new LaggingArchive(pod, { perAsking: 9 });
    const events = await eventsOf(targetOf(pod, { archive }), count => {
      if (count === 1) {
        pod.write(second(1e9), 'second');
        pod.delete();
      }
      return true;
    });
    expect(textsOf(events)).toEqual(['first', 'second']);
    expect(events.filter(({ type }) => type === 'source')[1]).toMatchObject({
      source: 'archive',
      container: 'shop',
      containers: ['shop', 'wait', 'init'],
    });
    const gone = targetOf(pod, { archive, usualContainer: 'shop' });
    expect(textsOf(await eventsOf(gone))).toEqual(['first', 'second']);
  });

  it('says that an archive which holds nothing holds nothing', async () => {
    const pod = ranPod(0);
    pod.delete();
    const archive = new LaggingArchive(pod, { perAsking: 1 });
    const events = await eventsOf(targetOf(pod, { archive }));
    expect(events.at(-1)).toMatchObject({
      type: 'failure',
      what: expect.stringContaining('Archive has no line of container main'),
    });
    expect(archive.asked).toBeGreaterThan(1);
  });

  it('says that the beginning has expired', async () => {
    const pod = ranPod(3);
    pod.delete();
    const archive: LogArchive = Object.assign(
      new LaggingArchive(pod, { perAsking: 3 }),
      { keptSince: async () => '2026-11-24T00:00:00Z' },
    );
    const since = '2026-11-23T00:00:00Z';
    const events = await eventsOf(targetOf(pod, { archive, since }));
    expect(events[1]).toMatchObject({
      type: 'failure',
      what: 'Lines from before 2026-11-24T00:00:00Z have expired (Archive)',
      goesOn: true,
    });
    expect(textsOf(events)).toHaveLength(3);
  });

  it('asks a failing archive again, but not one that refuses', async () => {
    const pod = ranPod(2);
    pod.delete();
    const failing = (failure: LogArchiveError['failure'], times: number) => {
      const archive = new LaggingArchive(pod, { perAsking: 2 });
      let left = times;
      return {
        title: 'Archive',
        async *lines(query: Parameters<LogArchive['lines']>[0]) {
          if (left-- > 0) {
            throw new LogArchiveError({
              failure,
              problem: { what: 'No luck', where: 'archive' },
            });
          }
          yield* archive.lines(query);
        },
      };
    };
    const slow = await eventsOf(targetOf(pod, { archive: failing('slow', 3) }));
    expect(textsOf(slow)).toHaveLength(2);
    const refused = failing('forbidden', 1);
    expect(
      (await eventsOf(targetOf(pod, { archive: refused }))).at(-1),
    ).toEqual({ type: 'failure', what: 'No luck (archive)' });
  });

  it('is read from the archive alone where its plane cannot be asked', async () => {
    const pod = ranPod(2);
    const archive = new LaggingArchive(pod, { perAsking: 2 });
    const target = targetOf(pod, { archive, api: undefined });
    const range = { follow: false };
    const events = await eventsOf({ ...target, range });
    expect(textsOf(events)).toEqual(['line 0', 'line 1']);
  });
});

describe('a log that cannot be read from its pod', () => {
  it('is read from the archive, with what is wrong', async () => {
    const pod = ranPod(2);
    pod.refusals = [kubeError('forbidden', 'You may not read logs')];
    const archive = new LaggingArchive(pod, { perAsking: 9 });
    const range = { follow: false };
    expect(await eventsOf(targetOf(pod, { archive, range }))).toMatchObject([
      { type: 'source', source: 'pod' },
      {
        type: 'failure',
        what: 'You may not read logs (the plane)',
        goesOn: true,
      },
      { type: 'source', source: 'archive' },
      { type: 'line', text: 'line 0' },
      { type: 'line', text: 'line 1' },
      { type: 'end', reason: 'limit' },
    ]);
  });

  it('is not taken for complete while the pod runs', async () => {
    const pod = ranPod(1);
    pod.refusals = [kubeError('credentials', 'Who are you')];
    const archive = new LaggingArchive(pod, { perAsking: 1 });
    // As of a pod that is watched: only one that is gone is asked about.
    const fate = async () => ({ state: 'ended' as const });
    const events = await eventsOf(targetOf(pod, { archive, fate }), count => {
      pod.write(second(count * 60e7), `later ${count}`);
      return count < 20;
    });
    expect(textsOf(events)).toHaveLength(20);
  });

  it('is looked for in the archive where its node has dropped it', async () => {
    const pod = ranPod(1);
    const archive = new LaggingArchive(pod, { perAsking: 9 });
    pod.evict();
    const over = async () => ({
      state: 'ended' as const,
      at: '2026-11-24T11:59:10Z',
    });
    const target = targetOf(pod, { fate: over });
    const why = {
      type: 'failure',
      what: expect.stringContaining('Evicted: The node was low on memory'),
    };
    expect(await eventsOf(target)).toEqual([why]);
    expect(await eventsOf({ ...target, archive })).toMatchObject([
      { ...why, goesOn: true },
      { type: 'source', source: 'archive' },
      { type: 'line', text: 'line 0' },
      { type: 'end', reason: 'complete' },
    ]);
  });
});

describe('a rotated log', () => {
  const eventsAround = async (archive?: (pod: ScriptedPod) => LogArchive) => {
    const pod = ranPod(2);
    pod.cuts = [
      { after: 99, how: 'error' },
      { after: 3, how: 'error' },
    ];
    const target = targetOf(pod, { archive: archive?.(pod) });
    const reading = eventsOf(target, count => {
      if (count === 3) {
        pod.write(second(5e9), 'put aside');
        pod.rotate();
        pod.write(second(6e9), 'after');
        pod.end();
      }
      return true;
    });
    for (let turns = 0; turns < 10; turns++) {
      await turn();
    }
    pod.write(second(1e9), 'third');
    return (await reading).slice(3);
  };

  it('says where lines may be missing', async () => {
    expect(await eventsAround()).toMatchObject([
      { type: 'line', text: 'third' },
      { type: 'source', follow: false },
      {
        type: 'failure',
        what: expect.stringContaining('may be missing'),
        goesOn: true,
      },
      { type: 'line', text: 'after' },
      { type: 'end', reason: 'complete' },
    ]);
  });

  it('begins in the archive where its beginning was put aside before', async () => {
    const pod = ranPod(2);
    pod.rotate();
    pod.write(second(20e9), 'at hand');
    pod.end();
    const archive = new LaggingArchive(pod, { perAsking: 99 });
    const events = await eventsOf(targetOf(pod, { archive }));
    expect(textsOf(events)).toEqual(['line 0', 'line 1', 'at hand']);
    const atHand = await eventsOf(targetOf(pod));
    expect(textsOf(atHand)).toEqual(['at hand']);
  });

  it('is filled from the archive', async () => {
    const archive = (pod: ScriptedPod) =>
      new LaggingArchive(pod, { perAsking: 99 });
    expect(textsOf(await eventsAround(archive))).toEqual([
      'third',
      'put aside',
      'after',
    ]);
  });
});

const cutOf = fc.record<Cut>({
  after: fc.nat({ max: 6 }),
  how: fc.constantFrom('error', 'end', 'within'),
});

/** Gaps between lines in nanoseconds; often none, so that lines share their time. */
const gaps = fc.array(
  fc.oneof(
    fc.constant(0),
    fc.nat({ max: 2_000_000 }),
    fc.nat({ max: 900_000_000 }),
  ),
  { minLength: 1, maxLength: 40 },
);

describe('a followed log through cut streams, a deleted pod and a late archive', () => {
  it.each([{ inMilliseconds: false }, { inMilliseconds: true }])(
    'has every line once, in order (%j)',
    async ({ inMilliseconds }) => {
      await fc.assert(
        fc.asyncProperty(
          gaps,
          fc.array(cutOf, { maxLength: 12 }),
          fc.option(fc.nat({ max: 40 })),
          fc.integer({ min: 1, max: 7 }),
          fc.option(fc.integer({ min: 1, max: 10 })),
          async (steps, cuts, deletedAfter, perAsking, readAtATime) => {
            const pod = new ScriptedPod();
            pod.cuts = [...cuts];
            const write = async () => {
              let now = 0;
              pod.create();
              await turn();
              pod.run();
              for (const [index, gap] of steps.entries()) {
                now += gap;
                pod.write(second(now % 59e9), `line ${index}`);
                if (index === deletedAfter) {
                  // The node still ships what is written from here on.
                  await turn();
                  pod.delete();
                }
                if (index % 3 === 0) {
                  await turn();
                }
              }
              if (!pod.isGone) {
                pod.end();
              }
            };
            const writing = write();
            const archive = new LaggingArchive(pod, {
              perAsking,
              inMilliseconds,
            });
            const isResumed = readAtATime !== null && !inMilliseconds;
            const texts: string[] = [];
            let after: string | undefined;
            for (let isOver = false; !isOver; ) {
              const events = await eventsOf(
                targetOf(pod, { archive, range: { follow: true, after } }),
                count => !isResumed || count < readAtATime,
              );
              texts.push(...textsOf(events));
              after = idsOf(events).at(-1) ?? after;
              isOver = events.at(-1)?.type === 'end';
              // That the pod was given up on is said; that lines are missing is not.
              const said = events.filter(({ type }) => type === 'failure');
              expect(said).toEqual(
                said.map(() => ({
                  type: 'failure',
                  what: 'The connection broke (the plane)',
                  goesOn: true,
                })),
              );
            }
            await writing;
            expect(texts).toEqual(pod.written.map(({ text }) => text));
          },
        ),
        { numRuns: 200, timeout: 30_000 },
      );
    },
    60_000,
  );
});
