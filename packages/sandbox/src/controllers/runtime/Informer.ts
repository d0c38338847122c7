// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isGone, KubeObject, SandboxClient } from '../../client';
import { keyOf, keyText, Kind } from './Kind';

export interface Change {
  before?: KubeObject;
  after?: KubeObject;
}

interface InformerOptions {
  client: SandboxClient;
  kind: Kind;
  random(): number;
  logger(line: string): void;
}

const firstDelayMs = 50;
const longestDelayMs = 10_000;

/**
 * A live copy of all objects of one kind: list, then watch with resume, relist on 410, jittered backoff.
 *
 * Written apart from the portal's own Reflector on purpose: were the two one piece of code, a fault in it
 * would hide itself in every test that runs one against the other.
 */
export class Informer {
  private readonly objects = new Map<string, KubeObject>();
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly indexes = new Map<
    string,
    {
      keys(object: KubeObject): readonly string[];
      entries: Map<string, Map<string, KubeObject>>;
    }
  >();
  private failures = 0;

  static create(options: InformerOptions): Informer {
    return new Informer(options);
  }

  private constructor(private readonly options: InformerOptions) {}

  /** Must be called before `run`. */
  addIndex(
    name: string,
    keys: (object: KubeObject) => readonly string[],
  ): void {
    this.indexes.set(name, { keys, entries: new Map() });
  }

  /** Returns the undo. */
  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get(key: string): KubeObject | undefined {
    return this.objects.get(key);
  }

  all(): KubeObject[] {
    return [...this.objects.values()];
  }

  /** The objects that have `value` among their keys in that index. */
  by(index: string, value: string): KubeObject[] {
    const entries = this.indexes.get(index)?.entries;
    if (!entries)
      throw new Error(`no index ${index} on ${this.options.kind.kind}`);
    return [...(entries.get(value)?.values() ?? [])];
  }

  /** Runs until the signal aborts; `onSynced` is called after the first list. */
  async run(signal: AbortSignal, onSynced: () => void): Promise<void> {
    let resourceVersion: string | undefined;
    while (!signal.aborted) {
      try {
        if (resourceVersion === undefined) {
          resourceVersion = await this.relist(signal);
          onSynced();
        }
        resourceVersion = await this.follow(resourceVersion, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (isGone(error)) {
          resourceVersion = undefined;
          continue;
        }
        this.options.logger(
          `${this.options.kind.kind}: ${
            error instanceof Error ? error.message : error
          }`,
        );
        await this.backOff(signal);
      }
    }
  }

  private async relist(signal: AbortSignal): Promise<string> {
    const { apiVersion, kind } = this.options.kind;
    const { items, resourceVersion } =
      await this.options.client.listWithVersion(apiVersion, kind, {}, signal);
    this.failures = 0;
    const listed = new Set<string>();
    for (const item of items) {
      listed.add(keyText(keyOf(item)));
      this.put(item);
    }
    for (const [key, object] of [...this.objects]) {
      if (!listed.has(key)) this.remove(object);
    }
    return resourceVersion;
  }

  /** Resolves with the version to resume from when the server ends the watch. */
  private async follow(from: string, signal: AbortSignal): Promise<string> {
    const { apiVersion, kind } = this.options.kind;
    let resourceVersion = from;
    try {
      const events = this.options.client.watch(apiVersion, kind, {
        resourceVersion,
        signal,
      });
      for await (const event of events) {
        this.failures = 0;
        if (event.type === 'BOOKMARK') {
          resourceVersion = event.resourceVersion || resourceVersion;
          continue;
        }
        if (event.type === 'DELETED') this.remove(event.object);
        else this.put(event.object);
        resourceVersion =
          event.object.metadata.resourceVersion ?? resourceVersion;
      }
    } catch (error) {
      if (isGone(error) || signal.aborted) throw error;
      await this.backOff(signal);
    }
    return resourceVersion;
  }

  private put(after: KubeObject): void {
    const key = keyText(keyOf(after));
    const before = this.objects.get(key);
    const same =
      before?.metadata.uid === after.metadata.uid &&
      before?.metadata.resourceVersion === after.metadata.resourceVersion;
    if (same) return;
    this.objects.set(key, after);
    this.reindex(key, before, after);
    this.tell({ before, after });
  }

  private remove(object: KubeObject): void {
    const key = keyText(keyOf(object));
    const before = this.objects.get(key);
    if (!before) return;
    this.objects.delete(key);
    this.reindex(key, before, undefined);
    this.tell({ before: object });
  }

  private reindex(key: string, before?: KubeObject, after?: KubeObject): void {
    for (const { keys, entries } of this.indexes.values()) {
      for (const value of before ? keys(before) : []) {
        entries.get(value)?.delete(key);
        if (entries.get(value)?.size === 0) entries.delete(value);
      }
      for (const value of after ? keys(after) : []) {
        const bucket = entries.get(value) ?? new Map<string, KubeObject>();
        entries.set(value, bucket);
        if (after) bucket.set(key, after);
      }
    }
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  private async backOff(signal: AbortSignal): Promise<void> {
    const longest = Math.min(firstDelayMs * 2 ** this.failures, longestDelayMs);
    this.failures += 1;
    const delay = longest * (0.5 + 0.5 * this.options.random());
    await new Promise<void>(resolve => {
      const timer = setTimeout(finish, delay);
      function finish() {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        resolve();
      }
      signal.addEventListener('abort', finish, { once: true });
    });
  }
}
