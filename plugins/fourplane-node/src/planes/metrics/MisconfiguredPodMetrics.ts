// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeploymentMetrics, Problem } from '@fourplane/plugin-fourplane-common';
import { gapOf, metricsReply } from './emptyMetrics';
import { PodMetricQuery, PodMetrics } from './PodMetrics';

/** Stands where the configuration of a Prometheus is wrong, and says so to whoever asks. */
export class MisconfiguredPodMetrics implements PodMetrics {
  static create(options: {
    problems: readonly Problem[];
  }): MisconfiguredPodMetrics {
    return new MisconfiguredPodMetrics(options.problems);
  }

  private constructor(private readonly problems: readonly Problem[]) {}

  async read({ metrics, times }: PodMetricQuery): Promise<DeploymentMetrics> {
    const reading = gapOf('misconfigured', this.problems[0]);
    return metricsReply(
      times,
      metrics.map(name => [name, reading]),
    );
  }
}
