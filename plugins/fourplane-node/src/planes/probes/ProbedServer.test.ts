// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'node:timers/promises';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { Probe, Probed } from './Probe';
import { ProbedServer } from './ProbedServer';
import { ProbeError } from './ProbeError';

const up = (latencyMs = 12): Probed => ({
  state: 'answered',
  address: 'https://kube.example',
  latencyMs,
  answer: { version: 'v1.33.1' },
});

const refusal = new ProbeError({
  reason: 'unreachable',
  problem: { what: 'connection refused', where: 'https://kube.example' },
});

function start(probe: Probe) {
  const clock = new FakeClock();
  let changes = 0;
  const server = ProbedServer.start({
    server: 'kubernetes',
    address: 'acme/edge',
    probe,
    timing: { clock, intervalMs: 5_000, timeoutMs: 3_500 },
    onChange: () => (changes += 1),
  });
  return {
    server,
    clock,
    changes: () => changes,
    /** Lets time pass, and what is due run. */
    pass: async (ms: number) => {
      clock.advance(ms);
      await setImmediate();
      await setImmediate();
    },
  };
}

describe('ProbedServer', () => {
  it('knows nothing before the first answer, then says since when it is so', async () => {
    const answers = [up(12), up(80), up(12)];
    const { server, changes, clock, pass } = start(async () =>
      // The last one for ever.
      answers.length > 1 ? answers.shift()! : answers[0],
    );
    expect(server.fact).toEqual({ server: 'kubernetes', state: 'pending' });
    await pass(0);
    const since = new Date(clock.now()).toISOString();
    expect(server.fact).toMatchObject({ state: 'up', since, latencyMs: 12 });
    await pass(5_000);
    expect(server.fact).toMatchObject({
      state: 'up',
      since,
      checkedAt: new Date(clock.now()).toISOString(),
      latencyMs: 80,
    });
    // A latency is no change that anybody is called for.
    expect(changes()).toBe(1);
    await server.stop();
    expect(clock.pending).toBe(0);
  });

  it('says why it is down and since when, and comes back', async () => {
    let next: () => Promise<Probed> = async () => up();
    const { server, changes, clock, pass } = start(() => next());
    await pass(0);
    next = async () => {
      throw refusal;
    };
    await pass(5_000);
    const since = new Date(clock.now()).toISOString();
    await pass(5_000);
    expect(server.fact).toMatchObject({
      state: 'down',
      cause: 'unreachable',
      since,
      problem: { what: 'connection refused' },
    });
    expect(changes()).toBe(2);
    next = async () => up();
    server.lookNow();
    await pass(0);
    expect(server.fact).toMatchObject({ state: 'up' });
    await server.stop();
  });

  it('gives up on one that never answers, whether or not it minds the signal', async () => {
    let asked = 0;
    const { server, pass } = start(() => {
      asked += 1;
      return new Promise<Probed>(() => {});
    });
    await pass(3_499);
    expect(server.fact.state).toBe('pending');
    await pass(1);
    expect(server.fact).toMatchObject({
      state: 'down',
      cause: 'slow',
      problem: { what: 'There is no answer within 3.5 s', where: 'acme/edge' },
    });
    expect(asked).toBe(1);
    await pass(5_000);
    expect(asked).toBe(2);
    await server.stop();
  });

  it('shows what nobody thought of as a failure, and goes on', async () => {
    let asked = 0;
    const { server, pass } = start(async () => {
      asked += 1;
      throw new TypeError('odd');
    });
    await pass(0);
    expect(server.fact).toMatchObject({
      state: 'down',
      cause: 'failed',
      problem: { what: 'It could not be asked: odd' },
    });
    await pass(5_000);
    expect(asked).toBe(2);
    await server.stop();
  });
});
