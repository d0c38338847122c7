// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { ModelRef, Problem } from '@fourplane/plugin-fourplane-common';
import {
  ObservedControlPlane,
  PlaneServers,
} from '../observability/PlaneServers';
import { PrometheusConfig, readPrometheusEntries } from './config';
import { MisconfiguredPodMetrics } from './MisconfiguredPodMetrics';
import { PodMetrics } from './PodMetrics';
import { PrometheusPodMetrics } from './PrometheusPodMetrics';

/** Every Prometheus of `fourplane.observability`, each connected on first use. */
export class PlanePrometheuses {
  /**
   * `controlPlanes`: the names of all that are configured. Never throws: what is wrong is in
   * {@link PlanePrometheuses.problemsOf}, and said in place of the metrics concerned.
   */
  static fromConfig(
    config: RootConfigService,
    controlPlanes: readonly string[],
  ): PlanePrometheuses {
    const made: PrometheusPodMetrics[] = [];
    const servers = PlaneServers.create<PrometheusConfig, PodMetrics>(
      readPrometheusEntries(config, controlPlanes),
      {
        make: entry => {
          const metrics = PrometheusPodMetrics.create(entry);
          made.push(metrics);
          return metrics;
        },
        explain: problems => MisconfiguredPodMetrics.create({ problems }),
      },
    );
    return new PlanePrometheuses(servers, made);
  }

  private constructor(
    private readonly servers: PlaneServers<PrometheusConfig, PodMetrics>,
    private readonly made: readonly PrometheusPodMetrics[],
  ) {}

  /** {@inheritDoc PlaneServers.problemsOf} */
  problemsOf(controlPlane: string): readonly Problem[] {
    return this.servers.problemsOf(controlPlane);
  }

  /** Where metrics of a plane's pods are; see {@link PlaneServers.of}. */
  metricsOf(
    controlPlane: ObservedControlPlane,
    plane?: ModelRef,
  ): PodMetrics | undefined {
    return this.servers.of(controlPlane, plane);
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await Promise.all(this.made.map(each => each.close()));
  }
}
