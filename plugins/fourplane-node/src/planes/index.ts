// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type { BuildLogQuery, BuildRuns } from './BuildRuns';
export type { Deployments, PlacedObject, PodLogQuery } from './Deployments';
export { renderedObjects } from './deployments/renderedObjects';
export type {
  ArchivedLine,
  ArchivePosition,
  ArchiveQuery,
  LogArchive,
} from './LogArchive';
export { MAX_TAIL } from './LogRange';
export type { LogRange } from './LogRange';
export { LogArchiveError } from './archive/LogArchiveError';
export type {
  LogArchiveErrorOptions,
  LogArchiveFailure,
} from './archive/LogArchiveError';
export type {
  LogFieldFilter,
  LogFilter,
  LogSearch,
  LogSource,
} from './LogSource';
export type { MetricQuery, MetricSource } from './MetricSource';
export { RecentReadings } from './RecentReadings';
export type { PlaneClusters } from './PlaneClusters';
export type { ConfiguredObserver, PlaneProbes } from './PlaneProbes';
