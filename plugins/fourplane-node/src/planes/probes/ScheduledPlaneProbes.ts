// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ModelRef,
  ObserverContents,
  PlaneFact,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import type { ControlPlane } from '../../controlPlane/ControlPlane';
import { Listeners } from '../../controlPlane/Listeners';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { DisconnectedPlaneProbes } from '../DisconnectedPlaneProbes';
import { planeKinds } from '../planeConfig';
import { PlaneConnections, PlaneReach } from '../PlaneConnections';
import { ConfiguredObserver, PlaneProbes } from '../PlaneProbes';
import { explained } from './askKubernetes';
import { ClusterProbe } from './ClusterProbe';
import { noObserver, ObserverProbes } from './ObserverProbes';
import { Probe } from './Probe';
import { ProbedServer } from './ProbedServer';
import { ProbeTiming, usualProbeTiming } from './ProbeTiming';

interface ScheduledPlaneProbesOptions {
  readonly controlPlane: Pick<ControlPlane, 'name' | 'model' | 'changes'>;
  readonly planes: Pick<PlaneConnections, 'reach'>;
  /** A connection of its own to the control plane's API server. */
  readonly connectOwn: () => Promise<KubeApi>;
  /** Servers with logs and metrics, of all control planes. */
  readonly observers?: ObserverProbes;
  readonly logger: LoggerService;
  readonly timing?: ProbeTiming;
}

interface ProbedPlane {
  readonly server: ProbedServer;
  isMoved: boolean;
}

/**
 * Asks the API servers of a control plane and its planes how they are, each on its own; whoever looks at a page reads what
 * was found, so that many who look cost no more than none.
 */
export class ScheduledPlaneProbes implements PlaneProbes {
  private readonly timing: ProbeTiming;
  private readonly clusters: ClusterProbe;
  private readonly listeners: Listeners<readonly ModelRef[]>;
  private readonly planes = new Map<string, ProbedPlane>();
  private readonly ending = new Set<Promise<void>>();
  private ownServer?: ProbedServer;

  static create(options: ScheduledPlaneProbesOptions): ScheduledPlaneProbes {
    return new ScheduledPlaneProbes(options);
  }

  private constructor(private readonly options: ScheduledPlaneProbesOptions) {
    this.timing = options.timing ?? usualProbeTiming;
    this.clusters = ClusterProbe.create(this.timing);
    this.listeners = Listeners.create(options.logger);
  }

  /** Begins to ask, and keeps up with which planes there are; returns the stop. */
  start(): () => Promise<void> {
    const { controlPlane, observers } = this.options;
    const own = this.ownProbe();
    this.ownServer = ProbedServer.start({
      server: 'kubernetes',
      address: `control plane ${controlPlane.name}`,
      probe: own.probe,
      timing: this.timing,
      onChange: () => this.listeners.call([]),
    });
    const stops = [
      controlPlane.changes(refs => this.follow(refs)),
      observers?.changes(() =>
        this.listeners.call(controlPlane.model.refs('observabilityPlane')),
      ),
    ];
    const { model } = controlPlane;
    this.follow(planeKinds.flatMap<ModelRef>(kind => model.refs(kind)));
    return async () => {
      stops.forEach(stop => stop?.());
      await Promise.all([
        this.ownServer?.stop(),
        ...[...this.planes.values()].map(({ server }) => server.stop()),
        ...this.ending,
      ]);
      await this.clusters.stop();
      await own.close();
    };
  }

  own(): PlaneFact {
    return this.ownServer?.fact ?? { server: 'kubernetes', state: 'pending' };
  }

  facts(plane: ModelRef): PlaneFact[] {
    const { controlPlane, observers } = this.options;
    const cluster = this.planes.get(refKey(plane))?.server.fact ?? {
      server: 'kubernetes' as const,
      state: 'pending' as const,
    };
    if (plane.kind !== 'observabilityPlane') {
      return [cluster];
    }
    // It may well be none of Kubernetes, so that none is configured is nothing to tell where others are.
    const observing = observers?.facts(controlPlane, plane) ?? [];
    return observing.length > 0 && cluster.state === 'none'
      ? observing
      : [cluster, ...observing];
  }

  configuredObservers(): ConfiguredObserver[] {
    const { controlPlane, observers } = this.options;
    return observers?.configured(controlPlane) ?? [];
  }

  async contents(plane: ModelRef): Promise<ObserverContents> {
    const { controlPlane, observers } = this.options;
    return observers
      ? observers.contents(controlPlane, plane)
      : DisconnectedPlaneProbes.create({
          problem: noObserver(plane.name),
        }).contents();
  }

  changes(listener: (planes: readonly ModelRef[]) => void): () => void {
    return this.listeners.add(listener);
  }

  private follow(refs: readonly ModelRef[]): void {
    const { model } = this.options.controlPlane;
    for (const ref of refs) {
      if (planeKinds.some(kind => kind === ref.kind)) {
        const key = refKey(ref);
        const known = this.planes.get(key);
        if (model.read(ref).state === 'absent') {
          this.planes.delete(key);
          this.end(known);
        } else if (known) {
          known.isMoved = true;
        } else {
          this.planes.set(key, this.begin(ref));
        }
      }
    }
  }

  private begin(plane: ModelRef): ProbedPlane {
    const reach = (signal: AbortSignal): Promise<PlaneReach> =>
      this.options.planes.reach(plane, { signal });
    const probed = { isMoved: false };
    const probe = this.clusters.of(reach, () => {
      const { isMoved } = probed;
      probed.isMoved = false;
      return isMoved;
    });
    const server = ProbedServer.start({
      server: 'kubernetes',
      address: [plane.tenant, plane.name].filter(Boolean).join('/'),
      probe,
      timing: this.timing,
      onChange: () => this.listeners.call([plane]),
    });
    return Object.assign(probed, { server });
  }

  private end(plane: ProbedPlane | undefined): void {
    if (plane) {
      const ended = plane.server
        .stop()
        .finally(() => this.ending.delete(ended));
      this.ending.add(ended);
    }
  }

  /** The control plane is asked on a connection of its own: the one that is watched may be being opened anew. */
  private ownProbe(): { probe: Probe; close: () => Promise<void> } {
    let opened: KubeApi | undefined;
    const probe = this.clusters.of(
      async () => {
        try {
          opened ??= await this.options.connectOwn();
          return { state: 'reachable', api: opened };
        } catch (error) {
          throw error instanceof KubeError ? explained(error) : error;
        }
      },
      () => false,
    );
    return { probe, close: async () => opened?.close() };
  }
}
