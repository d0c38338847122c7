// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import { SandboxClient } from '../../../client';
import { podKind } from '../kinds';
import { Pod } from '../podsOf';

interface WatchedPodOptions {
  client: SandboxClient;
  pod: Pod;
  signal: AbortSignal;
}

/** The longest a timer waits; whoever waits longer asks again. */
const longestWaitMs = 60_000;

/** One pod, followed until it is gone, cannot be read any more, or the signal aborts. */
export class WatchedPod {
  static follow(options: WatchedPodOptions): WatchedPod {
    return new WatchedPod(options);
  }

  private pod: Pod | undefined;
  private told: Pod | undefined;
  private tell: () => void = () => {};

  private constructor(private readonly options: WatchedPodOptions) {
    this.pod = options.pod;
    void this.watch();
  }

  /** Undefined once it is gone. */
  get current(): Pod | undefined {
    this.told = this.pod;
    return this.pod;
  }

  /** Resolves when the pod is another than `current` told, at a time (milliseconds since 1970), or with the signal. */
  async changed(until: number): Promise<void> {
    const { signal } = this.options;
    if (signal.aborted || this.pod !== this.told) return;
    const wait = Math.min(Math.max(until - Date.now(), 1), longestWaitMs);
    const change = new AbortController();
    this.tell = () => change.abort();
    await sleep(wait, undefined, {
      signal: AbortSignal.any([signal, change.signal]),
    }).catch(() => {});
  }

  private async watch(): Promise<void> {
    try {
      // the server ends a watch now and then
      while (this.pod && !this.options.signal.aborted) {
        await this.watchOnce(this.pod);
      }
    } catch {
      // the follower hears of it as the end of its log
      this.set(undefined);
    }
  }

  private async watchOnce({ metadata }: Pod): Promise<void> {
    const { client, signal } = this.options;
    const { namespace, name, resourceVersion = '', uid } = metadata;
    const { apiVersion, kind } = podKind;
    const events = client.watch(apiVersion, kind, {
      namespace,
      fieldSelector: `metadata.name=${name}`,
      resourceVersion,
      signal,
    });
    for await (const event of events) {
      if (event.type === 'DELETED') break;
      // of the kind that is watched
      if (event.type !== 'BOOKMARK') this.set(event.object as Pod);
    }
    const found = await client.find(apiVersion, kind, namespace, name);
    this.set(found?.metadata.uid === uid ? (found as Pod) : undefined);
  }

  private set(pod: Pod | undefined): void {
    this.pod = pod;
    this.tell();
  }
}
