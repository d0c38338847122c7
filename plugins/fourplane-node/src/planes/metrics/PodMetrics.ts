// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricName,
} from '@fourplane/plugin-fourplane-common';
import { ObserverOwner } from '../observer/ObserverOwner';
import { MetricTimes } from './metricTimes';

/** What makes pods: a Kubernetes object, by kind and name. */
export interface PodMaker {
  readonly kind: string;
  readonly name: string;
}

/** Which pods are meant. Made from stored objects, never from a request. */
export interface PodScope {
  /** They are all in it; so no other tenant's are ever meant. */
  readonly namespace: string;
  /** Labels of Kubernetes; each set by itself tells the pods from all others. The first that is exported is used. */
  readonly labels: readonly Readonly<Record<string, string>>[];
  /** What makes them, where labels are not known to whoever measures. */
  readonly makers: readonly PodMaker[];
  /** In OpenChoreo's own words, where they are known. */
  readonly owner?: ObserverOwner;
}

/** What is asked of {@link PodMetrics}. */
export interface PodMetricQuery {
  readonly pods: PodScope;
  readonly metrics: readonly MetricName[];
  readonly times: MetricTimes;
  readonly byPod: boolean;
}

/** Where metrics of pods are kept. */
export interface PodMetrics {
  /** Whatever goes wrong is the reading of the metrics it concerns. Rejects only when the signal aborts. */
  read(
    query: PodMetricQuery,
    options: { readonly signal: AbortSignal },
  ): Promise<DeploymentMetrics>;
}
