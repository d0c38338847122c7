// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApi, PodLogLine, PodLogOptions } from '../../../kube/KubeApi';
import { KubeError, KubeFailure } from '../../../kube/KubeError';
import { KubeObject } from '../../../kube/KubeObject';

type State =
  | 'absent'
  | 'waiting'
  | 'running'
  | 'terminated'
  | 'deleted'
  | 'broken'
  | 'evicted';

/**
 * How a log stream breaks: after so many lines, by an error, a clean end, or within a line. One that is not followed
 * breaks by an error whatever is said: its clean end means that this is all.
 */
export interface Cut {
  readonly after: number;
  readonly how: 'error' | 'end' | 'within';
}

interface Written {
  readonly at: string;
  readonly text: string;
}

export function kubeError(failure: KubeFailure, what: string): KubeError {
  return new KubeError({ failure, problem: { what, where: 'the plane' } });
}

const notHere = () => {
  throw new Error('The scripted pod does not do this');
};

/** A pod whose container writes, ends, restarts and is deleted as a test says, seen through an API that breaks. */
export class ScriptedPod {
  /** Everything that was ever written, in order. */
  readonly written: Written[] = [];
  /** How the next streams break, in order; later ones do not. */
  cuts: Cut[] = [];
  /** What asking for a log fails with, in order; later calls do not. */
  refusals: KubeError[] = [];
  restartPolicy = 'Never';
  /** Of the container that does the work. */
  container = 'main';
  /** What looking for pods fails with, from now on. */
  blindness: KubeError | undefined;
  readonly requests: PodLogOptions[] = [];
  private state: State = 'absent';
  private version = 1;
  private life = 0;
  private begins = 0;
  private previousBegins = 0;
  private exitCode = 0;
  private uid = 'uid-1';
  private readonly waiting = new Set<() => void>();

  create(): void {
    this.become('waiting');
  }

  run(): void {
    this.life += 1;
    this.previousBegins = this.begins;
    this.begins = this.written.length;
    this.become('running');
  }

  /** `at`: RFC 3339 with nanoseconds. */
  write(at: string, text: string): void {
    this.written.push({ at, text });
    this.stir();
  }

  /** What the kubelet has put aside: the log begins with the next line. */
  rotate(): void {
    this.begins = this.written.length;
  }

  end(exitCode = 0): void {
    this.exitCode = exitCode;
    this.become('terminated');
  }

  /** Its init container fails, so the one that does the work never starts. */
  break(): void {
    this.become('broken');
  }

  /** As nodes do it that are short of memory: nothing more is said of containers. */
  evict(): void {
    this.become('evicted');
  }

  delete(): void {
    this.become('deleted');
  }

  /** Another pod of the same name. */
  replace(): void {
    this.uid = 'uid-2';
    this.become('running');
  }

  get isGone(): boolean {
    return this.state === 'deleted';
  }

  /** Whatever becomes of the pod, its work is done. */
  get isOver(): boolean {
    return this.state === 'deleted' || this.state === 'terminated';
  }

  readonly api: KubeApi = {
    server: 'https://plane',
    getPath: notHere,
    getText: notHere,
    create: notHere,
    patch: notHere,
    apply: notHere,
    delete: notHere,
    close: async () => {},
    get: async () => {
      const object = this.object();
      if (!object) {
        throw kubeError('notFound', 'There is no pod');
      }
      return object;
    },
    list: async () => {
      if (this.blindness) {
        throw this.blindness;
      }
      const object = this.object();
      const resourceVersion = String(this.version);
      return { resourceVersion, items: object ? [object] : [] };
    },
    watch: (_, { resourceVersion, signal }) =>
      this.watch(Number(resourceVersion), signal),
    logs: (_namespace, _pod, options) => this.logs(options),
  };

  private async *watch(from: number, signal: AbortSignal) {
    for (let seen = from; ; ) {
      while (this.version === seen) {
        await this.stirred(signal);
      }
      seen = this.version;
      const object = this.object();
      yield object
        ? { type: 'MODIFIED' as const, object }
        : { type: 'DELETED' as const, object: { metadata: { name: 'pod' } } };
    }
  }

  private async *logs(options: PodLogOptions): AsyncGenerator<PodLogLine> {
    this.requests.push(options);
    const { follow, previous, sinceTime, tailLines, signal } = options;
    const refusal = this.refusals.shift();
    if (refusal) {
      throw refusal;
    }
    if (this.state === 'deleted' || this.state === 'absent') {
      throw kubeError('notFound', 'There is no pod');
    }
    if (this.life === 0 || (previous && this.life < 2)) {
      throw kubeError('request', 'The container is waiting to start');
    }
    const { life } = this;
    const first = previous ? this.previousBegins : this.begins;
    const end = previous ? this.begins : Infinity;
    const since = sinceTime?.slice(0, 19) ?? '';
    const isWanted = ({ at }: Written) => at.slice(0, 19) >= since;
    const now = this.written.slice(first, end).filter(isWanted);
    const skipped = tailLines === undefined ? 0 : now.length - tailLines;
    const cut = this.cuts.shift();
    let given = 0;
    let left = Math.max(0, skipped);
    for (let index = first; ; index++) {
      while (index >= Math.min(this.written.length, end)) {
        const isLive = this.state === 'running' && this.life === life;
        if (!follow || previous || !isLive) {
          return;
        }
        await this.stirred(signal);
      }
      const line = this.written[index];
      if (this.life !== life && !previous) {
        return;
      }
      if (!isWanted(line) || left-- > 0) {
        continue;
      }
      if (cut && given >= cut.after) {
        if (!follow) {
          throw kubeError('unreachable', 'The connection broke');
        }
        if (cut.how === 'within') {
          const text = `${line.at} ${line.text}`;
          yield { text: text.slice(0, 40), unfinished: true };
        }
        if (cut.how === 'error') {
          throw kubeError('unreachable', 'The connection broke');
        }
        return;
      }
      given += 1;
      signal.throwIfAborted();
      yield { text: `${line.at} ${line.text}` };
    }
  }

  private object(): KubeObject | undefined {
    const { state, life, exitCode, restartPolicy } = this;
    if (state === 'absent' || state === 'deleted') {
      return undefined;
    }
    const finishedAt = '2026-11-24T12:00:00Z';
    const startedAt = '2026-11-24T11:59:00Z';
    const over = { exitCode, startedAt, finishedAt };
    const waiting = { waiting: { reason: 'PodInitializing' } };
    const states = {
      waiting,
      broken: waiting,
      running: { running: { startedAt } },
      terminated: { terminated: over },
    };
    const isOver = state === 'terminated' && restartPolicy === 'Never';
    const isFailed = state === 'broken' || state === 'evicted';
    return {
      metadata: { name: 'pod', uid: this.uid },
      spec: {
        restartPolicy,
        containers: [{ name: 'wait' }, { name: this.container }],
        initContainers: [{ name: 'init' }],
      },
      status: {
        ...(isFailed
          ? { phase: 'Failed' }
          : { phase: isOver ? 'Succeeded' : 'Running' }),
        ...(state === 'evicted'
          ? { reason: 'Evicted', message: 'The node was low on memory' }
          : {
              containerStatuses: [
                {
                  name: this.container,
                  restartCount: Math.max(0, life - 1),
                  state: states[state],
                },
              ],
              initContainerStatuses: [
                {
                  name: 'init',
                  restartCount: 0,
                  state: {
                    terminated: { ...over, exitCode: Number(isFailed) },
                  },
                },
              ],
            }),
      },
    };
  }

  private become(state: State): void {
    this.state = state;
    this.version += 1;
    this.stir();
  }

  private stir(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    waiting.forEach(wake => wake());
  }

  private stirred(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(kubeError('unreachable', 'aborted'));
      if (signal.aborted) {
        fail();
        return;
      }
      signal.addEventListener('abort', fail);
      this.waiting.add(() => {
        signal.removeEventListener('abort', fail);
        resolve();
      });
    });
  }
}
