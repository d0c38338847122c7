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
import { deploymentPlace, DeploymentPlaceOptions } from '../deploymentPlace';
import { MetricQuery, MetricSource } from '../MetricSource';
import { ownerOf } from '../observer/ownerOf';
import { emptyMetrics, gapOf } from './emptyMetrics';
import { metricTimes } from './metricTimes';
import { PodMaker, PodMetrics, PodScope } from './PodMetrics';

/** Settings of a {@link PlaneMetricSource}. */
export interface PlaneMetricSourceOptions extends DeploymentPlaceOptions {
  readonly model: Pick<Model, 'read' | 'isComplete'>;
  /** Where a plane's metrics are kept, if anywhere. */
  readonly metricsOf: (plane: ModelRef | undefined) => PodMetrics | undefined;
  /** Why an observer that a plane's object tells of is not asked. */
  readonly unusedObserverOf?: (
    plane: ModelRef | undefined,
  ) => Problem | undefined;
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
    const place = deploymentPlace(query.deployment, this.options);
    if (place.state === 'none') {
      return nothing('notPlaced', place.problem);
    }
    const metrics = this.options.metricsOf(place.workloads.plane);
    if (!metrics) {
      const { plane } = place.workloads;
      const unused = this.options.unusedObserverOf?.(plane);
      return nothing('notConfigured', {
        what: 'No Prometheus is configured for the plane this runs on',
        where: 'fourplane.observability',
        mend: [
          'Add an entry with "prometheus" to fourplane.observability in the app-config',
          ...(unused?.mend ? [`${unused.what}: ${unused.mend}`] : []),
        ].join('. '),
      });
    }
    const pods = this.podsOf(query.deployment, place.workloads);
    const asked = { pods, times, metrics: query.metrics };
    return metrics.read({ ...asked, byPod: query.byPod ?? false }, { signal });
  }

  private podsOf(
    deployment: RefOf<'deployment'>,
    workloads: DeployedWorkloads,
  ): PodScope {
    const { namespace, labels, podUids } = workloads;
    const reading = this.options.model.read(deployment);
    const objects = reading.state === 'present' ? reading.model.objects : [];
    const makers = objects.flatMap((object): PodMaker[] =>
      object.namespace === namespace
        ? [{ kind: object.kind, name: object.name }]
        : [],
    );
    const sets = podUids ? [labels, podUids] : [labels];
    const owner =
      reading.state === 'present'
        ? ownerOf(reading.model, workloads)
        : undefined;
    return { namespace, labels: sets, makers, ...(owner && { owner }) };
  }
}
