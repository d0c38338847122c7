// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { PrometheusServer } from './PrometheusServer';
export type { PrometheusServerOptions } from './PrometheusServer';
export { PodExporter } from './PodExporter';
export { PodMeasurements } from './simulation/PodMeasurements';
export { startPrometheus } from './startPrometheus';
export type { PrometheusOptions, RunningPrometheus } from './startPrometheus';
export { StoredSeries } from './store/StoredSeries';
export type { GivenSeries } from './store/StoredSeries';
export type { Series, SeriesSource } from './store/SeriesSource';
export type { Labels } from './promql/labels';
export type { Sample } from './promql/values';
