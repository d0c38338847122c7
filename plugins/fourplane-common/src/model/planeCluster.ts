// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { planePartOf } from './planePart';

/** A node: how it is, and what of it pods may have (cores, bytes, pods); absent where it does not say. @public */
export const clusterNodeSchema = z.object({
  name: z.string(),
  health: healthSchema,
  isSchedulable: z.boolean(),
  version: z.string().optional(),
  cpuCores: z.number().optional(),
  memoryBytes: z.number().optional(),
  pods: z.number().int().optional(),
  createdAt: z.string().optional(),
});
/** {@inheritDoc clusterNodeSchema} @public */
export type ClusterNode = z.infer<typeof clusterNodeSchema>;

/** A namespace of a cluster; `phase` is Kubernetes' own word. @public */
export const clusterNamespaceSchema = z.object({
  name: z.string(),
  phase: z.string(),
  createdAt: z.string().optional(),
});
/** {@inheritDoc clusterNamespaceSchema} @public */
export type ClusterNamespace = z.infer<typeof clusterNamespaceSchema>;

/** A warning about anything on a cluster; `at` is when it was last given. @public */
export const clusterWarningSchema = z.object({
  at: z.string().optional(),
  namespace: z.string().optional(),
  /** Kind and name: `Pod/cart-5d`. */
  object: z.string(),
  reason: z.string(),
  message: z.string(),
  count: z.number().int(),
});
/** {@inheritDoc clusterWarningSchema} @public */
export type ClusterWarning = z.infer<typeof clusterWarningSchema>;

/** What a plane's cluster has, as it was at `asOf`; each part answers for itself. Warnings are the newest. @public */
export const planeClusterSchema = z.object({
  asOf: z.string(),
  nodes: planePartOf(clusterNodeSchema),
  namespaces: planePartOf(clusterNamespaceSchema),
  warnings: planePartOf(clusterWarningSchema),
});
/** {@inheritDoc planeClusterSchema} @public */
export type PlaneCluster = z.infer<typeof planeClusterSchema>;
