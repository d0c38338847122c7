// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricName,
  RefOf,
} from '@fourplane/plugin-fourplane-common';

/** Which metrics, of whom and when. @public */
export interface MetricQuery {
  /** A component in an environment, as stored: it alone says whose pods are meant. */
  readonly deployment: RefOf<'deployment'>;
  readonly metrics: readonly MetricName[];
  /** Milliseconds since 1970; the reply begins at the last multiple of its step before it. */
  readonly from: number;
  /** Milliseconds since 1970, after `from`. */
  readonly to: number;
  /**
   * Between two values, at least one second. A longer one is taken where there would be more than 1,500 values; the reply
   * says which. Whoever compares deployments gives all of them the same.
   */
  readonly stepSeconds: number;
  /** Every pod by itself; else all of them together. */
  readonly byPod?: boolean;
}

/**
 * What is measured of deployments, wherever that is kept for their data plane.
 *
 * @public
 */
export interface MetricSource {
  /**
   * Whatever goes wrong is the reading of the metrics it concerns. Rejects only when the signal aborts, with its reason,
   * and with an `InputError` when the times make no sense.
   */
  read(
    query: MetricQuery,
    options: { readonly signal: AbortSignal },
  ): Promise<DeploymentMetrics>;
}
