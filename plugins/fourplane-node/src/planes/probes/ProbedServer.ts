// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PlaneFact, Problem } from '@fourplane/plugin-fourplane-common';
import { pause } from '../../cache/Clock';
import { linkedAbort } from '../../cache/linkedAbort';
import { Probe, Probed } from './Probe';
import { ProbeError } from './ProbeError';
import { ProbeTiming } from './ProbeTiming';

interface ProbedServerOptions {
  readonly server: PlaneFact['server'];
  /** For messages, where nothing has answered yet. */
  readonly address: string;
  readonly probe: Probe;
  readonly timing: ProbeTiming;
  /** The fact is another than before, its latency and when it was seen aside. */
  readonly onChange: () => void;
}

/**
 * One server, asked again and again by a loop of its own: it waits for no other, and no other for it. There is never more
 * than one question under way.
 */
export class ProbedServer {
  private current: PlaneFact;
  private readonly abort = new AbortController();
  private readonly running: Promise<void>;
  private wake = () => {};

  /** Begins to ask. */
  static start(options: ProbedServerOptions): ProbedServer {
    return new ProbedServer(options);
  }

  private constructor(private readonly options: ProbedServerOptions) {
    this.current = { server: options.server, state: 'pending' };
    this.running = this.keepAsking(this.abort.signal);
  }

  get fact(): PlaneFact {
    return this.current;
  }

  /** Asks at once, where it is not just being asked. */
  lookNow(): void {
    this.wake();
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }

  private async keepAsking(signal: AbortSignal): Promise<void> {
    const { clock, intervalMs } = this.options.timing;
    while (!signal.aborted) {
      const next = await this.ask(signal);
      if (signal.aborted) {
        return;
      }
      this.settle(next);
      const waiting = linkedAbort(signal);
      this.wake = waiting.abort;
      await pause(clock, intervalMs, waiting.signal);
      this.wake = () => {};
      waiting.release();
    }
  }

  /** Whatever the probe does, it is over after the time-out. */
  private async ask(signal: AbortSignal): Promise<Probed | ProbeError> {
    const { probe, timing } = this.options;
    const deadline = linkedAbort(signal);
    const tooLate = new Promise<ProbeError>(resolve => {
      const cancel = timing.clock.after(timing.timeoutMs, () => {
        resolve(this.slow());
        deadline.abort();
      });
      deadline.signal.addEventListener('abort', () => {
        cancel();
        resolve(this.slow());
      });
    });
    try {
      return await Promise.race([probe(deadline.signal), tooLate]);
    } catch (error) {
      return error instanceof ProbeError ? error : this.unexplained(error);
    } finally {
      deadline.abort();
      deadline.release();
    }
  }

  private settle(asked: Probed | ProbeError): void {
    const before = this.current;
    const now = new Date(this.options.timing.clock.now()).toISOString();
    const next = this.factOf(asked, now);
    const isSame = meaningOf(next) === meaningOf(before);
    this.current =
      'since' in next && 'since' in before && kindOf(next) === kindOf(before)
        ? { ...next, since: before.since }
        : next;
    if (!isSame) {
      this.options.onChange();
    }
  }

  private factOf(asked: Probed | ProbeError, now: string): PlaneFact {
    const { server, address } = this.options;
    if (asked instanceof ProbeError) {
      return {
        server,
        state: 'down',
        since: now,
        checkedAt: now,
        address: this.lastAddress() ?? address,
        cause: asked.reason,
        problem: asked.problem,
      };
    }
    if (asked.state === 'none') {
      return { server, ...asked };
    }
    const { problem, ...said } = asked.answer;
    const answered = {
      server,
      since: now,
      checkedAt: now,
      address: asked.address,
      latencyMs: asked.latencyMs,
      ...said,
    };
    return problem
      ? { ...answered, state: 'degraded', problem }
      : { ...answered, state: 'up' };
  }

  private lastAddress(): string | undefined {
    return 'address' in this.current ? this.current.address : undefined;
  }

  private slow(): ProbeError {
    const seconds = this.options.timing.timeoutMs / 1_000;
    return new ProbeError({
      reason: 'slow',
      problem: this.problem(
        `There is no answer within ${seconds} s`,
        'Check its load, and firewall and routing on the way to it',
      ),
    });
  }

  private unexplained(cause: unknown): ProbeError {
    return new ProbeError({
      reason: 'failed',
      problem: this.problem(
        `It could not be asked: ${
          cause instanceof Error ? cause.message : 'unknown error'
        }`,
      ),
      cause,
    });
  }

  private problem(what: string, mend?: string): Problem {
    const where = this.lastAddress() ?? this.options.address;
    return { what, where, ...(mend && { mend }) };
  }
}

/** Facts of one kind go on from each other: since when is when the first of them was seen. */
function kindOf(fact: PlaneFact): string {
  return fact.state === 'down' ? `${fact.state} ${fact.cause}` : fact.state;
}

function meaningOf(fact: PlaneFact): string {
  return JSON.stringify({
    ...fact,
    since: undefined,
    checkedAt: undefined,
    latencyMs: undefined,
  });
}
