// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { ModelRef, Problem } from '@fourplane/plugin-fourplane-common';
import { systemClock } from '../cache/Clock';
import { ReflectorTiming } from '../cache/Reflector';
import { KubeApi } from '../kube/KubeApi';
import { KubeObject } from '../kube/KubeObject';
import { ArgoBuildRuns } from '../planes/ArgoBuildRuns';
import { BuildRuns } from '../planes/BuildRuns';
import { DeploymentPlaceOptions } from '../planes/deploymentPlace';
import { WatchedDeployments } from '../planes/deployments/WatchedDeployments';
import { LivePlaneClusters } from '../planes/clusters/LivePlaneClusters';
import { LogArchive } from '../planes/LogArchive';
import { LogIndex } from '../planes/LogIndex';
import { PlaneLogSource } from '../planes/logSearch/PlaneLogSource';
import { LogSource } from '../planes/LogSource';
import { PlaneMetricSource } from '../planes/metrics/PlaneMetricSource';
import { PodMetrics } from '../planes/metrics/PodMetrics';
import { MetricSource } from '../planes/MetricSource';
import { PlanesConfig, readPlanes } from '../planes/planeConfig';
import { PlaneClusters } from '../planes/PlaneClusters';
import { PlaneConnections } from '../planes/PlaneConnections';
import { PlaneHosts } from '../planes/planeHosts';
import { PlanePodLogs } from '../planes/podLogs/PlanePodLogs';
import { ObserverProbes } from '../planes/probes/ObserverProbes';
import { ProbeTiming } from '../planes/probes/ProbeTiming';
import { ScheduledPlaneProbes } from '../planes/probes/ScheduledPlaneProbes';
import { ClusterSession } from './ClusterSession';
import { ControlPlane } from './ControlPlane';

/** How the planes of a control plane are reached, and where their logs and metrics are kept. */
export interface PlanesOptions {
  readonly config: PlanesConfig;
  readonly hosts: PlaneHosts;
  readonly archiveOf: (
    controlPlane: ControlPlane,
    plane: ModelRef | undefined,
  ) => LogArchive | undefined;
  readonly logsOf?: (
    controlPlane: ControlPlane,
    plane: ModelRef | undefined,
  ) => LogIndex | undefined;
  readonly metricsOf?: (
    controlPlane: ControlPlane,
    plane: ModelRef | undefined,
  ) => PodMetrics | undefined;
  /** Why an observer that a plane's object tells of is not asked. */
  readonly unusedObserverOf?: (
    controlPlane: ControlPlane,
    plane: ModelRef | undefined,
  ) => Problem | undefined;
  /** Asks the servers with logs and metrics how they are. */
  readonly observers?: ObserverProbes;
  /** How often that is; the default is for production. */
  readonly probeTiming?: ProbeTiming;
}

interface ConnectedPlanesOptions {
  readonly controlPlane: ControlPlane;
  /** Opens a connection to the control plane's own API server. */
  readonly connect: () => Promise<KubeApi>;
  /** `undefined` while the control plane is not connected. */
  readonly session: () => ClusterSession | undefined;
  readonly planes?: PlanesOptions;
  readonly logger: LoggerService;
  readonly timing?: ReflectorTiming;
}

/** What a control plane shows of its planes; none is connected where nothing says how. */
export class ConnectedPlanes {
  readonly builds: BuildRuns;
  readonly deployments: WatchedDeployments;
  readonly logs: LogSource;
  readonly metrics: MetricSource;
  readonly probes: ScheduledPlaneProbes;
  readonly clusters: PlaneClusters;
  /** What is wrong with the configuration of planes. */
  readonly problems: readonly Problem[];
  private readonly connections: PlaneConnections;

  static create(options: ConnectedPlanesOptions): ConnectedPlanes {
    return new ConnectedPlanes(options);
  }

  private constructor(private readonly options: ConnectedPlanesOptions) {
    const { controlPlane, connect, planes, session, timing } = options;
    const { name, model, writes } = controlPlane;
    this.connections = PlaneConnections.create({
      planes: planes?.config ?? readPlanes(undefined, name),
      hosts: planes?.hosts ?? PlaneHosts.none,
      connectOwn: connect,
      objectOf: (plane, how) => this.objectOf(plane, how),
    });
    this.problems = this.connections.problems;
    const shared = {
      controlPlane: name,
      model,
      planes: this.connections,
      archiveOf: (plane: ModelRef | undefined) =>
        planes?.archiveOf(controlPlane, plane),
    };
    this.builds = ArgoBuildRuns.create({
      ...shared,
      writes,
      engineRun: build => {
        const current = session();
        return current?.dialect.engineRun(build, current.cache);
      },
      clock: timing?.clock ?? systemClock,
    });
    this.deployments = WatchedDeployments.create({
      ...shared,
      changes: listener => controlPlane.changes(listener),
      workloads: () => {
        const current = session();
        return (
          current && {
            selectors: current.dialect.workloadSelectors,
            of: deployment =>
              current.dialect.workloadsOf(deployment, current.cache),
          }
        );
      },
      logger: options.logger,
      timing,
    });
    const places: DeploymentPlaceOptions = {
      controlPlane: name,
      model,
      workloads: () => {
        const current = session();
        return (
          current &&
          (deployment => current.dialect.workloadsOf(deployment, current.cache))
        );
      },
    };
    const unusedObserverOf = (plane: ModelRef | undefined) =>
      planes?.unusedObserverOf?.(controlPlane, plane);
    const pods = PlanePodLogs.create({
      reach: (plane, how) => this.connections.reach(plane, how),
      unusedObserverOf,
    });
    this.logs = PlaneLogSource.create({
      ...places,
      model,
      indexOf: plane => planes?.logsOf?.(controlPlane, plane) ?? pods.of(plane),
      clock: timing?.clock ?? systemClock,
    });
    this.metrics = PlaneMetricSource.create({
      ...places,
      model,
      metricsOf: plane => planes?.metricsOf?.(controlPlane, plane),
      unusedObserverOf,
    });
    this.clusters = LivePlaneClusters.create({
      planes: this.connections,
      clock: timing?.clock,
    });
    this.probes = ScheduledPlaneProbes.create({
      controlPlane,
      planes: this.connections,
      connectOwn: connect,
      observers: planes?.observers,
      logger: options.logger,
      timing: planes?.probeTiming,
    });
  }

  /** Begins to watch data planes and to ask every plane how it is; returns the stop, which ends every connection to a plane. */
  start(): () => Promise<void> {
    const stopDeployments = this.deployments.start();
    const stopProbes = this.probes.start();
    return async () => {
      await Promise.all([stopDeployments(), stopProbes()]);
      await this.connections.close();
    };
  }

  /** A plane as stored, credentials included: it goes no further than the connection. */
  private async objectOf(
    plane: ModelRef,
    { signal }: { signal?: AbortSignal },
  ): Promise<KubeObject | undefined> {
    const session = this.options.session();
    if (!session) {
      const { name } = this.options.controlPlane;
      throw new ServiceUnavailableError(
        `Control plane "${name}" is not connected`,
      );
    }
    const { api, dialect, cache } = session;
    const [address] = dialect.objectsOf(plane, cache);
    return (
      address &&
      api.get(address.resource, address.namespace, address.name, { signal })
    );
  }
}
