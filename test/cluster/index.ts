// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { startCluster } from './run/startCluster';
export type { Cluster, ClusterOptions } from './run/startCluster';
export { ClusterError, exitStatus } from './ClusterError';
export type { Generation } from './build/programs';
