// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServiceUnavailableError } from '@backstage/errors';
import {
  ControlPlaneStatus,
  entityRefOf,
  ModelRef,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { BuildRuns } from '../planes/BuildRuns';
import { Deployments } from '../planes/Deployments';
import { DisconnectedBuildRuns } from '../planes/DisconnectedBuildRuns';
import { DisconnectedDeployments } from '../planes/DisconnectedDeployments';
import { DisconnectedLogSource } from '../planes/DisconnectedLogSource';
import { DisconnectedMetricSource } from '../planes/DisconnectedMetricSource';
import { DisconnectedPlaneProbes } from '../planes/DisconnectedPlaneProbes';
import { LogSource } from '../planes/LogSource';
import { MetricSource } from '../planes/MetricSource';
import { PlaneClusters } from '../planes/PlaneClusters';
import { PlaneProbes } from '../planes/PlaneProbes';
import { ControlPlane, Model } from './ControlPlane';

/** A control plane whose configuration is not usable: shown with its problems, never connected. */
export class DisabledControlPlane implements ControlPlane {
  readonly name: string;
  readonly writes = 'off';
  readonly model: Model = {
    read: () => ({ state: 'absent' }),
    refs: () => [],
    isComplete: () => false,
    unreadable: () => [],
  };
  readonly builds: BuildRuns;
  readonly deployments: Deployments;
  readonly logs: LogSource;
  readonly metrics: MetricSource;
  readonly probes: PlaneProbes;
  readonly clusters: PlaneClusters;
  private readonly since = new Date().toISOString();
  private readonly problems: readonly Problem[];

  static create(options: {
    name: string;
    problems: readonly Problem[];
  }): DisabledControlPlane {
    return new DisabledControlPlane(options);
  }

  private constructor(
    options: Parameters<typeof DisabledControlPlane.create>[0],
  ) {
    this.name = options.name;
    this.problems = options.problems;
    const problem = options.problems[0] ?? {
      what: 'The control plane is not connected',
      where: options.name,
    };
    this.builds = DisconnectedBuildRuns.create({ problem });
    this.deployments = DisconnectedDeployments.create({ problem });
    this.logs = DisconnectedLogSource.create({ problem });
    const none = { state: 'none' as const, problem };
    this.clusters = {
      read: async () => ({
        asOf: this.since,
        nodes: none,
        namespaces: none,
        warnings: none,
      }),
    };
    this.probes = DisconnectedPlaneProbes.create({ problem });
    this.metrics = DisconnectedMetricSource.create({
      reason: 'notPlaced',
      problem,
    });
  }

  /** What was ingested may still be there, for whoever may see it to be told that there is no connection. */
  entityRefsOf(ref: ModelRef): readonly string[] {
    const own = entityRefOf(ref);
    return own ? [own] : [];
  }

  changes(): () => void {
    return () => {};
  }

  statusChanges(): () => void {
    return () => {};
  }

  relist(): Promise<never> {
    return this.notConnected();
  }

  plan(): Promise<never> {
    return this.notConnected();
  }

  render(): Promise<never> {
    return this.notConnected();
  }

  applyManifests(): Promise<never> {
    return this.notConnected();
  }

  deleteManifests(): Promise<never> {
    return this.notConnected();
  }

  apply(): Promise<never> {
    return this.notConnected();
  }

  until(): Promise<never> {
    return this.notConnected();
  }

  overrides(): Promise<never> {
    return this.notConnected();
  }

  settings(): Promise<never> {
    return this.notConnected();
  }

  manifests(): Promise<never> {
    return this.notConnected();
  }

  /** Nobody follows a control plane that is never connected, so there is nothing to show but its own problems. */
  reportProblems(): void {}

  status(): ControlPlaneStatus {
    return {
      name: this.name,
      state: 'connecting',
      since: this.since,
      capabilities: [],
      kinds: [],
      problems: [...this.problems],
    };
  }

  private async notConnected(): Promise<never> {
    throw new ServiceUnavailableError(
      `Control plane "${this.name}" is not connected`,
    );
  }
}
