// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { generations } from '../build/programs';

/** What a supervisor is to start. */
export const clusterPlan = z.object({
  generation: z
    .enum(generations as [string, ...string[]])
    .transform(value => generations.find(known => known === value) ?? 'v1.2'),
  /** Built programs. */
  root: z.string(),
  /** Data, logs and secrets of this run; exists. */
  runFolder: z.string(),
  /** Kubernetes' and OpenChoreo's controllers. */
  controllers: z.boolean(),
  argo: z.boolean(),
  openSearch: z.boolean(),
  prometheus: z.boolean(),
  /** The stand-in for a node. */
  machines: z.boolean(),
  seed: z.enum(['none', 'platform']),
  /** CRDs in place of the generation's own. */
  crdsDir: z.string().optional(),
  etcdQuotaBytes: z.number().optional(),
});

export type ClusterPlan = z.infer<typeof clusterPlan>;

/** From the one who started the supervisor. Losing the connection means `stop`, unless `detach` came before. */
export const orderMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), plan: clusterPlan }),
  z.object({ type: z.literal('detach') }),
  z.object({ type: z.literal('stop') }),
]);

/** How a program of the cluster is reached; goes over the private channel between two processes only. */
export const clusterAccess = z.object({
  url: z.string(),
  caPem: z.string(),
  tokens: z.object({ admin: z.string(), viewer: z.string(), none: z.string() }),
  kubeconfig: z.string(),
  kubeconfigPath: z.string(),
  planeCertPem: z.string(),
  planeKeyPem: z.string(),
  gatewayUrl: z.string(),
  openSearchUrl: z.string().optional(),
  prometheusUrl: z.string().optional(),
  auditLogFile: z.string(),
  readySeconds: z.number(),
});

export type ClusterAccess = z.infer<typeof clusterAccess>;

/** From the supervisor. */
export const newsMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), line: z.string() }),
  z.object({ type: z.literal('ready'), access: clusterAccess }),
  z.object({
    type: z.literal('failed'),
    what: z.string(),
    mend: z.string().optional(),
    exitStatus: z.number(),
  }),
]);

export type OrderMessage = z.input<typeof orderMessage>;
export type NewsMessage = z.infer<typeof newsMessage>;
