// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { linkedAbort } from '../../cache/linkedAbort';
import { KubeApi } from '../../kube/KubeApi';
import { PlaneReach } from '../PlaneConnections';
import { askKubernetes } from './askKubernetes';
import { Probe, Probed } from './Probe';
import { ProbeTiming } from './ProbeTiming';

/** How long it is believed that nothing leads to a plane, in ms, while its object stays as it is. */
const UNREACHED_MS = 60_000;

const controlPlaneSilent: Probed = {
  state: 'none',
  problem: {
    what: 'How the plane is reached is not known: its control plane does not answer',
    where: 'control plane',
    mend: 'See what is wrong with the control plane',
  },
};

/** Asks API servers, each once however many planes are on its cluster. */
export class ClusterProbe {
  private readonly asked = new WeakMap<
    KubeApi,
    { readonly at: number; readonly answer: Promise<Probed> }
  >();

  private readonly underWay = new Set<Promise<unknown>>();
  private readonly abort = new AbortController();

  static create(timing: ProbeTiming): ClusterProbe {
    return new ClusterProbe(timing);
  }

  private constructor(private readonly timing: ProbeTiming) {}

  /**
   * A probe of one plane. How the plane is reached is found out anew after it did not answer, when `isMoved` says so, and now
   * and then where nothing leads to it: its object is not read for every question, so that a plane whose control plane is
   * down is seen as it was, and costs that nothing.
   */
  of(
    reach: (signal: AbortSignal) => Promise<PlaneReach>,
    isMoved: () => boolean,
  ): Probe {
    const { clock } = this.timing;
    let known: KubeApi | undefined;
    let last: KubeApi | undefined;
    let unreached: { readonly at: number; readonly probed: Probed } | undefined;
    return async signal => {
      const hasMoved = isMoved();
      if (unreached && !hasMoved && clock.now() - unreached.at < UNREACHED_MS) {
        return unreached.probed;
      }
      if (!known || hasMoved) {
        const reached = await this.reached(reach, signal);
        if (reached === undefined && !last) {
          return unreached?.probed ?? controlPlaneSilent;
        }
        if (reached?.state === 'none') {
          known = undefined;
          last = undefined;
          unreached = { at: clock.now(), probed: reached };
          return reached;
        }
        unreached = undefined;
        last = reached?.api ?? last;
        known = last;
      }
      try {
        return known ? await this.ask(known) : controlPlaneSilent;
      } catch (error) {
        known = undefined;
        throw error;
      }
    };
  }

  /** How a plane is reached; undefined where who knows does not say in time. */
  private async reached(
    reach: (signal: AbortSignal) => Promise<PlaneReach>,
    signal: AbortSignal,
  ): Promise<PlaneReach | undefined> {
    const { clock, timeoutMs } = this.timing;
    const asking = linkedAbort(signal);
    const cancel = clock.after(timeoutMs / 2, asking.abort);
    try {
      return await reach(asking.signal);
    } catch (error) {
      if (asking.signal.aborted) {
        return undefined;
      }
      throw error;
    } finally {
      cancel();
      asking.release();
    }
  }

  /** Resolves when nothing is asked any more. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.all(this.underWay);
  }

  /** What was asked within the same round is not asked again. */
  private ask(api: KubeApi): Promise<Probed> {
    const { clock, intervalMs, timeoutMs } = this.timing;
    const now = clock.now();
    const last = this.asked.get(api);
    if (last && now - last.at < intervalMs / 2) {
      return last.answer;
    }
    const asking = linkedAbort(this.abort.signal);
    const cancel = clock.after(timeoutMs, asking.abort);
    const { signal } = asking;
    const answer = askKubernetes(api, { clock, signal }).finally(() => {
      cancel();
      asking.release();
    });
    const ended: Promise<unknown> = answer
      .catch(() => {})
      .finally(() => this.underWay.delete(ended));
    this.underWay.add(ended);
    this.asked.set(api, { at: now, answer });
    return answer;
  }
}
