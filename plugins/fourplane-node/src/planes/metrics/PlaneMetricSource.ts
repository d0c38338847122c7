// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricGap,
  ModelRef,
  Problem,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import type { Model } from '../../controlPlane/ControlPlane';
import { DeployedWorkloads } from '../../dialects/Dialect';
import { MetricQuery, MetricSource } from '../MetricSource';
import { emptyMetrics, gapOf } from './emptyMetrics';
import { metricTimes } from './metricTimes';
import { PodMaker, PodMetrics, PodScope } from './PodMetrics';

/** Settings of a {@link PlaneMetricSource}. */
export interface PlaneMetricSourceOptions {
  /** The control plane's name, for messages. */
  readonly controlPlane: string;
  readonly model: Pick<Model, 'read' | 'isComplete'>;
  /** Where a deployment's pods are; the function itself is `undefined` before the dialect is known. */
  readonly workloads: () =>
    | ((deployment: RefOf<'deployment'>) => DeployedWorkloads | undefined)
    | undefined;
  /** Where a plane's metrics are kept, if anywhere. */
  readonly metricsOf: (plane: ModelRef | undefined) => PodMetrics | undefined;
}

/** {@link MetricSource} that finds a deployment's pods from stored objects, and asks where their plane's metrics are. */
export class PlaneMetricSource implements MetricSource {
  static create(options: PlaneMetricSourceOptions): PlaneMetricSource {
    return new PlaneMetricSource(options);
  }

  private constructor(private readonly options: PlaneMetricSourceOptions) {}

  async read(
    query: MetricQuery,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<DeploymentMetrics> {
    signal.throwIfAborted();
    const times = metricTimes(query);
    const nothing = (reason: MetricGap, problem: Problem) =>
      emptyMetrics(query, gapOf(reason, problem));
    const place = this.placeOf(query.deployment);
    if (place.state === 'none') {
      return nothing('notPlaced', place.problem);
    }
    const metrics = this.options.metricsOf(place.workloads.plane);
    if (!metrics) {
      return nothing('notConfigured', {
        what: 'No Prometheus is configured for the plane this runs on',
        where: 'fourplane.observability',
        mend: 'Add an entry with "prometheus" to fourplane.observability in the app-config',
      });
    }
    const pods = this.podsOf(query.deployment, place.workloads);
    const asked = { pods, times, metrics: query.metrics };
    return metrics.read({ ...asked, byPod: query.byPod ?? false }, { signal });
  }

  private placeOf(
    deployment: RefOf<'deployment'>,
  ):
    | { readonly state: 'found'; readonly workloads: DeployedWorkloads }
    | { readonly state: 'none'; readonly problem: Problem } {
    const { controlPlane, model } = this.options;
    const none = (what: string) => ({
      state: 'none' as const,
      problem: { what, where: `control plane ${controlPlane}` },
    });
    const workloadsOf = this.options.workloads();
    if (!workloadsOf) {
      return none(`Control plane "${controlPlane}" is not connected`);
    }
    const workloads = workloadsOf(deployment);
    if (!workloads) {
      return none(`Nothing says where deployment ${deployment.name} runs`);
    }
    const isPlaneKnown =
      workloads.plane ||
      (model.isComplete('environment') && model.isComplete('dataPlane'));
    return isPlaneKnown
      ? { state: 'found', workloads }
      : none(
          `Control plane "${controlPlane}" has not been read to its end yet`,
        );
  }

  private podsOf(
    deployment: RefOf<'deployment'>,
    { namespace, labels, podUids }: DeployedWorkloads,
  ): PodScope {
    const reading = this.options.model.read(deployment);
    const objects = reading.state === 'present' ? reading.model.objects : [];
    const makers = objects.flatMap((object): PodMaker[] =>
      object.namespace === namespace
        ? [{ kind: object.kind, name: object.name }]
        : [],
    );
    const sets = podUids ? [labels, podUids] : [labels];
    return { namespace, labels: sets, makers };
  }
}
