// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../../client';
import { Clock } from '../../controllers/runtime';
import { Informer } from '../../controllers/runtime/Informer';
import { podKind } from '../../controllers/workloads/kinds';
import { Pod } from '../../controllers/workloads/podsOf';
import { ScrapeTarget } from '../http/Route';
import { labelsKey, NAME } from '../promql/labels';
import { Matcher, matches } from '../promql/Matcher';
import { Series, SeriesSource } from '../store/SeriesSource';
import { forerunnerOf } from './forerunnerOf';
import { PodHistory } from './PodHistory';
import { podSeries, SCRAPE_MS, scraped } from './podSeries';

interface MeasurementOptions {
  /** Not closed. */
  readonly client: SandboxClient;
  /** Until when is measured, in milliseconds since 1970; what happens to pods happens by the clock all the same. */
  readonly now?: () => number;
  /** For how long pods ran before those that are there in the beginning; not at all by default. */
  readonly pastMs?: number;
  readonly logger?: (line: string) => void;
}

/** How long it takes until what is there in the beginning runs. */
const BEGINNING_MS = 60_000;

/** Those that are gone longest are forgotten when there are more. */
const KEPT_PODS = 3_000;

const scrapers = [
  { job: 'kube-state-metrics', instance: '10.42.0.9:8080' },
  { job: 'kubelet', instance: '10.42.0.1:10250' },
  { job: 'hubble', instance: '10.42.0.1:9965' },
];

/** What Prometheus would have scraped of the sandbox's pods: cpu, memory, restarts, requests. */
export class PodMeasurements implements SeriesSource {
  /** Resolves when the pods were listed once. */
  static async start(options: MeasurementOptions): Promise<PodMeasurements> {
    const measurements = new PodMeasurements(options);
    await measurements.begin();
    return measurements;
  }

  private readonly pods = new Map<string, PodHistory>();
  private readonly abort = new AbortController();
  private readonly now: () => number;
  private readonly began: number;
  private informing: Promise<void> = Promise.resolve();

  private constructor(private readonly options: MeasurementOptions) {
    this.now = options.now ?? Date.now;
    this.began = Date.now();
  }

  select(matchers: readonly Matcher[]): readonly Series[] {
    return this.all()
      .filter(({ labels }) => matches(labels, matchers))
      .map(series => [labelsKey(series.labels), series] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, series]) => series);
  }

  targets(): readonly ScrapeTarget[] {
    const lastScrape = Math.floor(this.now() / SCRAPE_MS) * SCRAPE_MS;
    return scrapers.map(each => ({ ...each, lastScrape }));
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.informing;
  }

  private all(): Series[] {
    const now = this.now();
    const life = { from: this.began, to: now };
    return [
      ...scrapers.map(labels =>
        scraped({ [NAME]: 'up', ...labels }, () => 1, life),
      ),
      ...[...this.pods.values()].flatMap(history => podSeries(history, now)),
    ];
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
      if (after) this.see(after as Pod);
      else if (before) this.leave(before as Pod);
    });
    await new Promise<void>(resolve => {
      this.informing = informer.run(this.abort.signal, resolve);
    });
  }

  private see(pod: Pod): void {
    const uid = pod.metadata.uid ?? '';
    const history = this.pods.get(uid);
    const now = Date.now();
    if (history) {
      history.see(pod, now);
      return;
    }
    this.pods.set(uid, PodHistory.of(pod, now));
    const { pastMs = 0 } = this.options;
    if (pastMs > 0 && now < this.began + BEGINNING_MS) {
      const before = forerunnerOf(pod, pastMs);
      if (before) this.pods.set(before.pod.metadata.uid ?? '', before);
    }
  }

  private leave(pod: Pod): void {
    const history = this.pods.get(pod.metadata.uid ?? '');
    if (history) history.goneAt = Date.now();
    if (this.pods.size > KEPT_PODS) {
      const gone = [...this.pods].find(([, each]) => each.goneAt !== undefined);
      if (gone) this.pods.delete(gone[0]);
    }
  }
}
