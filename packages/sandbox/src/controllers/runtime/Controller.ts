// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isConflict, isNotFound, KubeObject } from '../../client';
import { Cluster } from './Cluster';
import { Key, keyFromText, keyOf, keyText, Kind } from './Kind';
import { WorkQueue } from './WorkQueue';

export interface Requeue {
  /** Come again after this many milliseconds, whatever happens. */
  requeueAfterMs: number;
}

/** Another kind whose changes concern the controller's own objects. Both the old and the new state are asked. */
export interface Watched {
  kind: Kind;
  keys(object: KubeObject, cluster: Cluster): readonly Key[];
}

export interface Controller {
  name: string;
  /** The kind it reconciles. */
  kind: Kind;
  watches?: readonly Watched[];
  /** Reads the current state of one object and brings the world closer to it. Harmless to repeat. */
  reconcile(key: Key, cluster: Cluster): Promise<Requeue | void>;
}

interface RunOptions {
  cluster: Cluster;
  logger(line: string): void;
  workers?: number;
}

/** A controller with its queue; keys arrive from the informers as soon as it is made. */
export class RunningController {
  private readonly queue: WorkQueue;
  private readonly undo: (() => void)[];
  private workers: Promise<void>[] = [];

  static create(
    controller: Controller,
    options: RunOptions,
  ): RunningController {
    return new RunningController(controller, options);
  }

  private constructor(
    private readonly controller: Controller,
    private readonly options: RunOptions,
  ) {
    const { cluster } = options;
    this.queue = WorkQueue.create({ random: () => cluster.clock.random() });
    const own: Watched = { kind: controller.kind, keys: o => [keyOf(o)] };
    this.undo = [own, ...(controller.watches ?? [])].map(({ kind, keys }) =>
      cluster.informer(kind).subscribe(({ before, after }) => {
        for (const object of [before, after]) {
          for (const key of object ? keys(object, cluster) : []) {
            this.queue.add(keyText(key));
          }
        }
      }),
    );
  }

  start(): void {
    const count = this.options.workers ?? 4;
    this.workers = Array.from({ length: count }, () => this.work());
  }

  async stop(): Promise<void> {
    for (const undo of this.undo) undo();
    this.queue.end();
    await Promise.all(this.workers);
  }

  private async work(): Promise<void> {
    for (;;) {
      const text = await this.queue.take();
      if (text === undefined) return;
      await this.reconcile(text);
      this.queue.done(text);
    }
  }

  private async reconcile(text: string): Promise<void> {
    const { controller, options, queue } = this;
    try {
      const requeue = await controller.reconcile(
        keyFromText(text),
        options.cluster,
      );
      queue.forget(text);
      if (requeue) queue.addAfter(text, requeue.requeueAfterMs);
    } catch (error) {
      // a stale cache is usual and mends itself
      if (!isConflict(error) && !isNotFound(error)) {
        options.logger(
          `${controller.name} ${text}: ${
            error instanceof Error ? error.message : error
          }`,
        );
      }
      queue.addRateLimited(text);
    }
  }
}
