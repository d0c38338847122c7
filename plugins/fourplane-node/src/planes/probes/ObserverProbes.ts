// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  ModelRef,
  ObserverContents,
  PlaneFact,
  Problem,
  refKey,
  ScrapedTarget,
  StoredLogIndex,
} from '@fourplane/plugin-fourplane-common';
import { readOpenSearchEntries } from '../archive/config';
import { readPrometheusEntries } from '../metrics/config';
import { EndpointConfig } from '../observability/EndpointConfig';
import {
  ObservedControlPlane,
  PlaneServers,
} from '../observability/PlaneServers';
import { ObservabilityEntry } from '../observability/readObservabilityEntries';
import { ConfiguredObserver } from '../PlaneProbes';
import { RecentReadings } from '../RecentReadings';
import { configuredObservers } from './configuredObservers';
import { Observer } from './Observer';
import { openSearchProbe } from './openSearchProbe';
import { ProbeError } from './ProbeError';
import { ProbedServer } from './ProbedServer';
import { ProbeTiming, usualProbeTiming } from './ProbeTiming';
import { MakeObserverProbe } from './Probe';
import { prometheusProbe } from './prometheusProbe';

/** A page is read at most this often, in ms. */
const CONTENTS_VALID_MS = 10_000;

/** Every OpenSearch and Prometheus of `fourplane.observability`, asked how it is whichever planes it is about. */
export class ObserverProbes {
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly openSearches: PlaneServers<
    EndpointConfig,
    Observer<StoredLogIndex>
  >;
  private readonly prometheuses: PlaneServers<
    EndpointConfig,
    Observer<ScrapedTarget>
  >;
  private readonly recent: RecentReadings<ObserverContents>;

  /** `controlPlanes`: the names of all that are configured. Begins to ask. Never throws. */
  static start(
    config: RootConfigService,
    controlPlanes: readonly string[],
    timing: ProbeTiming = usualProbeTiming,
  ): ObserverProbes {
    return new ObserverProbes(config, controlPlanes, timing);
  }

  private constructor(
    config: RootConfigService,
    controlPlanes: readonly string[],
    private readonly timing: ProbeTiming,
  ) {
    const { clock } = timing;
    this.recent = RecentReadings.create({ validMs: CONTENTS_VALID_MS, clock });
    this.openSearches = this.ask(
      'openSearch',
      readOpenSearchEntries(config, controlPlanes),
      openSearchProbe,
    );
    this.prometheuses = this.ask(
      'prometheus',
      readPrometheusEntries(config, controlPlanes),
      prometheusProbe,
    );
  }

  /** Of the servers that are about an observability plane. */
  facts(controlPlane: ObservedControlPlane, plane: ModelRef): PlaneFact[] {
    return [this.openSearches, this.prometheuses].flatMap(
      servers => servers.of(controlPlane, plane)?.fact() ?? [],
    );
  }

  /** What the servers hold that are about an observability plane. Never rejects. */
  contents(
    controlPlane: ObservedControlPlane,
    plane: ModelRef,
  ): Promise<ObserverContents> {
    return this.recent.of(refKey(plane), async () => {
      const { clock } = this.timing;
      const [indices, targets] = await Promise.all([
        this.partOf(this.openSearches.of(controlPlane, plane), plane),
        this.partOf(this.prometheuses.of(controlPlane, plane), plane),
      ]);
      return { asOf: new Date(clock.now()).toISOString(), indices, targets };
    });
  }

  /** The servers about planes of a control plane for which no observability plane stands. */
  configured(controlPlane: ObservedControlPlane): ConfiguredObserver[] {
    return configuredObservers(controlPlane, [
      this.openSearches,
      this.prometheuses,
    ]);
  }

  /** Calls the listener when a fact is another than before. Returns the undo. */
  changes(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Asks no more, and ends every connection. */
  async close(): Promise<void> {
    await Promise.all(this.stops.map(stop => stop()));
  }

  private async partOf<T>(
    observer: Observer<T> | undefined,
    { name }: ModelRef,
  ) {
    if (!observer) {
      return { state: 'none' as const, problem: noObserver(name) };
    }
    const abort = new AbortController();
    const cancel = this.timing.clock.after(2 * this.timing.timeoutMs, () =>
      abort.abort(),
    );
    try {
      return await observer.read(abort.signal);
    } catch (error) {
      const problem =
        error instanceof ProbeError
          ? error.problem
          : { what: 'There is no answer in time', where: observer.where };
      return { state: 'none' as const, problem };
    } finally {
      cancel();
    }
  }

  private ask<C extends EndpointConfig, T>(
    server: PlaneFact['server'],
    entries: readonly ObservabilityEntry<C>[],
    makeProbe: MakeObserverProbe<C, T>,
  ): PlaneServers<C, Observer<T>> {
    const places = new Map<readonly Problem[], string>();
    entries.forEach(entry => {
      if (entry.state === 'invalid') {
        places.set(entry.problems, entry.where);
      }
    });
    return PlaneServers.create<C, Observer<T>>(entries, {
      make: ({ config, where }) => {
        const { timing } = this;
        const { probe, read, close } = makeProbe({ config, where, timing });
        const probed = ProbedServer.start({
          server,
          address: config.url,
          probe,
          timing,
          onChange: () => this.tell(),
        });
        this.stops.push(async () => {
          await probed.stop();
          await close();
        });
        return { where, fact: () => probed.fact, read };
      },
      explain: problems => {
        const none = { state: 'none' as const, problem: problems[0] };
        return {
          where: places.get(problems) ?? 'fourplane.observability',
          fact: () => ({ server, ...none }),
          read: async () => none,
        };
      },
    });
  }

  private tell(): void {
    this.listeners.forEach(listener => listener());
  }
}

/** Nothing says where the logs or metrics of a plane are. */
export function noObserver(plane: string): Problem {
  return {
    what: `Nothing says where the observability plane ${plane} keeps this`,
    where: 'fourplane.observability',
    mend: 'Add an entry for the plane, with openSearch and prometheus as it has them, and restart the backend',
  };
}
