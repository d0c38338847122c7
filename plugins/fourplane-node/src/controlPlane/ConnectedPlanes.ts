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
import { LogArchive } from '../planes/LogArchive';
import { LogIndex } from '../planes/LogIndex';
import { PlaneLogSource } from '../planes/logSearch/PlaneLogSource';
import { LogSource } from '../planes/LogSource';
import { PlaneMetricSource } from '../planes/metrics/PlaneMetricSource';
import { PodMetrics } from '../planes/metrics/PodMetrics';
import { MetricSource } from '../planes/MetricSource';
import { PlanesConfig, readPlanes } from '../planes/planeConfig';
import { PlaneConnections } from '../planes/PlaneConnections';
import { PlaneHosts } from '../planes/planeHosts';
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
    this.logs = PlaneLogSource.create({
      ...places,
      indexOf: plane => planes?.logsOf?.(controlPlane, plane),
      clock: timing?.clock ?? systemClock,
    });
    this.metrics = PlaneMetricSource.create({
      ...places,
      model,
      metricsOf: plane => planes?.metricsOf?.(controlPlane, plane),
    });
  }

  /** Begins to watch data planes; returns the stop, which ends every connection to a plane. */
  start(): () => Promise<void> {
    const stopDeployments = this.deployments.start();
    return async () => {
      await stopDeployments();
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
