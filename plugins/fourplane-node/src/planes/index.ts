// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type { BuildLogQuery, BuildRuns } from './BuildRuns';
export type { Deployments, PodLogQuery } from './Deployments';
export type {
  ArchivedLine,
  ArchivePosition,
  ArchiveQuery,
  LogArchive,
} from './LogArchive';
export type { LogRange } from './LogRange';
