// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent, Problem } from '@fourplane/plugin-fourplane-common';
import { Backoff, BackoffOptions } from '../../cache/backoff';
import { pause } from '../../cache/Clock';
import { linkedAbort } from '../../cache/linkedAbort';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { failureOf, gapOf } from '../problemTexts';
import { isRefusal } from './isRefusal';
import { PodLogReader, PodLogReading } from './PodLogReader';
import { LeftPod, LogEnd, PodLogTarget } from './PodLogTarget';
import { ContainerState } from './podState';
import { SentLines } from './SentLines';
import {
  droppedStatus,
  neverStarted,
  noContainer,
} from './unreadableContainers';
import { WatchedPod } from './WatchedPod';

/** What a {@link LivePodLog} reads, and what it has sent. */
export interface LivePodLogOptions {
  readonly target: PodLogTarget;
  readonly api: KubeApi;
  readonly sent: SentLines;
  readonly signal: AbortSignal;
}

const retry: BackoffOptions = {
  initialMs: 500,
  maxMs: 10_000,
  factor: 2,
  resetAfterMs: 60_000,
};
const MAX_FAILURES = 6;
/** How long a stream may go on after its container: what is under way still arrives. */
const GRACE_MS = 5000;

/** A log for as long as its pod is there. */
export class LivePodLog {
  private readonly reader: PodLogReader;
  private readonly backoff: Backoff;
  private readonly pod: WatchedPod;
  private announced = '';
  private failures = 0;
  /** What is read, and what there is beside it. */
  private container: string | undefined;
  private containers: readonly string[] | undefined;
  /** The life that was read last, and whether to where it ended. */
  private life = 0;
  private isLifeOver = false;

  static create(options: LivePodLogOptions): LivePodLog {
    return new LivePodLog(options);
  }

  private constructor(private readonly options: LivePodLogOptions) {
    this.pod = WatchedPod.create(options);
    this.reader = PodLogReader.create({
      ...options,
      podUid: () => this.pod.uid,
    });
    this.backoff = Backoff.create(retry, {
      clock: options.target.clock,
      random: Math.random,
    });
  }

  /** Returns how the log ends, or what is known of the pod where the rest is for the archive to tell. */
  async *events(): AsyncGenerator<LogEvent, LogEnd | LeftPod> {
    const { signal } = this.options;
    for (;;) {
      signal.throwIfAborted();
      let end: LogEnd | LeftPod | undefined;
      try {
        end = yield* this.step();
      } catch (error) {
        signal.throwIfAborted();
        end = yield* this.endAfter(error);
      }
      if (end) {
        return end;
      }
    }
  }

  /** Looks at the pod and reads what there is; undefined where more may come. */
  private async *step(): AsyncGenerator<
    LogEvent,
    LogEnd | LeftPod | undefined
  > {
    const { range, previous, pod: podName } = this.options.target;
    const pod = await this.pod.find();
    if (!pod) {
      return this.withoutPod();
    }
    const name = this.options.target.container ?? pod.main;
    const container = pod.containers.find(each => each.name === name);
    if (!container) {
      return noContainer(podName, name, pod);
    }
    this.container = container.name;
    this.containers = pod.containers.map(each => each.name);
    if (container.life === 0 && pod.isOver) {
      return container.isReported
        ? neverStarted(podName, container, pod)
        : yield* this.leave(
            droppedStatus(podName, container, pod, this.options.api.server),
          );
    }
    const isOver =
      previous || (container.state === 'terminated' && !container.restarts);
    yield* this.announce(container.name, range.follow && !isOver);
    if (previous) {
      yield* this.read(container, { previous });
      return { type: 'end', reason: 'complete' };
    }
    if (container.life > 0) {
      yield* this.catchUp(container);
    }
    if (isOver) {
      return { type: 'end', reason: 'complete' };
    }
    if (!range.follow) {
      return { type: 'end', reason: 'limit' };
    }
    if (container.state === 'running') {
      yield* this.follow(container);
    } else {
      await this.pod.untilChanged(container, this.options.signal);
    }
    return undefined;
  }

  /** Waits for a pod that is to come. */
  private async withoutPod(): Promise<LogEnd | LeftPod | undefined> {
    const { signal, target } = this.options;
    const fate = this.pod.uid ? undefined : await target.fate({ signal });
    if (fate?.state !== 'expected') {
      return this.left();
    }
    if (!target.range.follow) {
      return { type: 'end', reason: 'limit' };
    }
    const link = linkedAbort(signal);
    try {
      await Promise.race([
        this.pod.untilThere(link.signal),
        target.untilFateChanges?.({ signal: link.signal }) ??
          new Promise<void>(() => {}),
      ]);
    } finally {
      link.abort();
      link.release();
    }
    return undefined;
  }

  private *announce(name: string, follow: boolean): Generator<LogEvent> {
    const key = `${name} ${follow}`;
    if (this.announced === key) {
      return;
    }
    this.announced = key;
    yield {
      type: 'source',
      source: 'pod',
      pod: this.options.target.pod,
      container: name,
      containers: [...(this.containers ?? [])],
      follow,
    };
  }

  /** Everything written until now: of the life before, what it wrote last; then of the present one. */
  private async *catchUp(container: ContainerState): AsyncGenerator<LogEvent> {
    const { life, state, startedAt } = container;
    const isSame = life === this.life;
    if (isSame && (this.isLifeOver || state === 'running')) {
      return;
    }
    if (!isSame && this.life > 0 && !this.isLifeOver) {
      yield* this.endOfPrevious(container);
    }
    const hasEnded = state !== 'running';
    yield* this.read(container, {
      hasEnded,
      startedAt,
      ...(isSame && { isSameLife: () => this.pod.isSame(container) }),
    });
    this.life = life;
    this.isLifeOver = hasEnded;
  }

  private async *endOfPrevious(
    container: ContainerState,
  ): AsyncGenerator<LogEvent> {
    try {
      yield* this.read(container, { previous: true });
    } catch (error) {
      const isGone =
        error instanceof KubeError &&
        ['request', 'notFound', 'server'].includes(error.failure);
      if (!isGone) {
        throw error;
      }
    }
    this.isLifeOver = true;
  }

  /** Goes on until the stream ends, by itself or some time after the container has. */
  private async *follow(container: ContainerState): AsyncGenerator<LogEvent> {
    const { signal, target } = this.options;
    const link = linkedAbort(signal);
    let hasChanged = false;
    const guard = this.pod
      .untilChanged(container, link.signal)
      .then(() => {
        hasChanged = true;
        return pause(target.clock, GRACE_MS, link.signal);
      })
      .then(link.abort, () => {});
    let isNews = false;
    try {
      const isSameLife = () => this.pod.isSame(container);
      const reading = { follow: true, isSameLife };
      for await (const event of this.read(container, reading, link.signal)) {
        isNews = true;
        yield event;
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!hasChanged) {
        throw error;
      }
    } finally {
      link.abort();
      link.release();
      await guard;
    }
    if (!isNews && !hasChanged) {
      await pause(target.clock, this.backoff.next(), signal);
    }
  }

  /** A line is progress, with which the patience is renewed. */
  private async *read(
    { name }: ContainerState,
    reading: PodLogReading,
    signal: AbortSignal = this.options.signal,
  ): AsyncGenerator<LogEvent> {
    for await (const event of this.reader.read(name, reading, signal)) {
      this.failures = 0;
      yield event;
    }
  }

  /** Tries again for a while; undefined while there is hope. */
  private async *endAfter(
    error: unknown,
  ): AsyncGenerator<LogEvent, LogEnd | LeftPod | undefined> {
    const { signal, target } = this.options;
    if (!(error instanceof KubeError)) {
      throw error;
    }
    const { failure, problem, retryAfterSeconds = 0 } = error;
    this.failures += 1;
    const isFinal =
      isRefusal(error) ||
      (target.previous && failure === 'request') ||
      this.failures > MAX_FAILURES;
    if (!isFinal) {
      const ms = this.backoff.next(retryAfterSeconds * 1000);
      await pause(target.clock, ms, signal);
      return undefined;
    }
    return yield* this.leave(problem);
  }

  /** What cannot be read from the pod may have been archived. */
  private *leave(problem: Problem): Generator<LogEvent, LogEnd | LeftPod> {
    const { archive, previous } = this.options.target;
    if (!archive || previous) {
      return failureOf(problem);
    }
    yield gapOf(problem);
    return this.left(problem);
  }

  private left(problem?: Problem): LeftPod {
    const { container, containers, pod } = this;
    return { type: 'left', podUid: pod.uid, container, containers, problem };
  }
}
