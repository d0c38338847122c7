// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { linkedAbort } from '../../cache/linkedAbort';
import { KubeApi } from '../../kube/KubeApi';
import { PlaneReach } from '../PlaneConnections';
import { askKubernetes } from './askKubernetes';
import { Probe, Probed } from './Probe';
import { ProbeTiming } from './ProbeTiming';

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
   * A probe of one plane. How the plane is reached is found out anew after it did not answer, and when `isMoved` says so:
   * its object is not read for every question, so that a plane whose control plane is down is asked none the less.
   */
  of(
    reach: (signal: AbortSignal) => Promise<PlaneReach>,
    isMoved: () => boolean,
  ): Probe {
    let known: KubeApi | undefined;
    return async signal => {
      if (!known || isMoved()) {
        known = undefined;
        const reached = await reach(signal);
        if (reached.state === 'none') {
          return reached;
        }
        known = reached.api;
      }
      try {
        return await this.ask(known);
      } catch (error) {
        known = undefined;
        throw error;
      }
    };
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
