// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../../client';
import { podKind } from '../../controllers/workloads/kinds';
import { Pod } from '../../controllers/workloads/podsOf';
import { Clock } from '../../controllers/runtime';
import { Informer } from '../../controllers/runtime/Informer';
import { Generation } from '../../generations';
import { BulkClient, OpenSearchAddress } from './BulkClient';
import { shippedLine, ShippedDocument } from './shippedLine';
import { Shipping, shippings } from './Shipping';
import { TailedRuns, Unshipped } from './TailedRuns';

export interface LogCollectorOptions {
  /** Not closed by the collector. */
  readonly client: SandboxClient;
  readonly address: OpenSearchAddress;
  /** Whose shipper it is. */
  readonly generation: Generation;
  /** 1,000 by default. */
  readonly flushEveryMs?: number;
  readonly logger?: (line: string) => void;
}

const LINES_AT_ONCE = 2_000;

/**
 * A simulated Fluent Bit: tails what the simulated nodes have their containers write, and ships it now and then. What
 * OpenSearch does not take is shipped again, so nothing is lost while it is down.
 */
export class LogCollector {
  /** Resolves when the pods were listed once. */
  static async start(options: LogCollectorOptions): Promise<LogCollector> {
    const collector = new LogCollector(options);
    await collector.begin();
    return collector;
  }

  private readonly bulk: BulkClient;
  private readonly shipping: Shipping;
  private readonly tailed = TailedRuns.create({ now: Date.now });
  private readonly abort = new AbortController();
  private informing: Promise<void> = Promise.resolve();
  private shippingNow: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;
  private isPrepared = false;
  private lastTrouble?: string;

  private constructor(private readonly options: LogCollectorOptions) {
    this.bulk = BulkClient.create(options.address);
    this.shipping = shippings[options.generation];
  }

  /** Ships what has been written by now; rejects when OpenSearch does not take it. */
  async flush(): Promise<void> {
    const shipping = this.shippingNow.then(() => this.ship());
    this.shippingNow = shipping.catch(() => {});
    await shipping;
  }

  /** What is written and not shipped is lost, as with a node that goes away. */
  async stop(): Promise<void> {
    this.abort.abort();
    clearTimeout(this.timer);
    // first, as an OpenSearch that does not answer would be waited for
    await this.bulk.close();
    await this.shippingNow;
    await this.informing;
  }

  private async begin(): Promise<void> {
    const { client, logger = () => {} } = this.options;
    const clock = Clock.create({ pace: 'natural' });
    const informer = Informer.create({
      client,
      kind: podKind,
      random: () => clock.random(),
      logger,
    });
    informer.subscribe(({ before, after }) => {
      // of the kind that is watched
      if (after) this.see(after as Pod, false);
      else if (before) this.see(before as Pod, true);
    });
    await new Promise<void>(resolve => {
      this.informing = informer.run(this.abort.signal, resolve);
    });
    this.schedule();
  }

  private see(pod: Pod, isGone: boolean): void {
    if (!this.shipping.namespaces.test(pod.metadata.namespace ?? '')) return;
    if (isGone) this.tailed.leave(pod);
    else this.tailed.follow(pod);
  }

  private schedule(): void {
    if (this.abort.signal.aborted) return;
    this.timer = setTimeout(() => {
      void this.flush()
        .then(
          () => this.report(undefined),
          error => this.report(String(error)),
        )
        .finally(() => this.schedule());
    }, this.options.flushEveryMs ?? 1_000);
  }

  /** Once for a trouble that stays. */
  private report(trouble: string | undefined): void {
    if (this.abort.signal.aborted) return;
    if (trouble !== undefined && trouble !== this.lastTrouble) {
      this.options.logger?.(`log collector: ${trouble}`);
    }
    this.lastTrouble = trouble;
  }

  private async ship(): Promise<void> {
    const { template } = this.shipping;
    if (template && !this.isPrepared) {
      await this.bulk.putTemplate(template.name, template.body);
    }
    this.isPrepared = true;
    let batch: Unshipped[] = [];
    let size = 0;
    for (const piece of this.tailed.unshipped(LINES_AT_ONCE)) {
      batch.push(piece);
      size += piece.to - piece.from;
      if (size >= LINES_AT_ONCE) {
        await this.send(batch);
        batch = [];
        size = 0;
      }
    }
    if (batch.length > 0) await this.send(batch);
  }

  private async send(batch: readonly Unshipped[]): Promise<void> {
    await this.bulk.write(batch.flatMap(piece => this.documentsOf(piece)));
    batch.forEach(piece => piece.done());
  }

  private documentsOf({ run, log, from, to }: Unshipped): ShippedDocument[] {
    return Array.from({ length: to - from }, (_, place) =>
      shippedLine(run, log, from + place, this.shipping),
    );
  }
}
