// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ClusterNamespace,
  ClusterNode,
  ClusterWarning,
  Health,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { withoutAbsent } from '../../dialects/reading/fields';
import { KubeObject } from '../../kube/KubeObject';
import { quantity } from './quantity';

const text = z.string().min(1).optional().catch(undefined);
const optional = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape).optional().catch(undefined);

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  message: text,
  lastTransitionTime: text,
});
type Condition = z.infer<typeof conditionSchema>;

const nodeSchema = z.object({
  spec: optional({ unschedulable: z.boolean().optional().catch(undefined) }),
  status: optional({
    allocatable: optional({ cpu: text, memory: text, pods: text }),
    nodeInfo: optional({ kubeletVersion: text }),
    conditions: z.array(conditionSchema).optional().catch(undefined),
  }),
});

const namespaceSchema = z.object({ status: optional({ phase: text }) });

const count = z.number().int().optional().catch(undefined);
const eventSchema = z.object({
  reason: text,
  message: text,
  count,
  firstTimestamp: text,
  lastTimestamp: text,
  eventTime: text,
  series: optional({ count, lastObservedTime: text }),
  involvedObject: optional({ kind: text, name: text, namespace: text }),
});

/** Conditions that say, where they hold, that a node has too little of something or no network. */
const pressures: ReadonlySet<string> = new Set([
  'MemoryPressure',
  'DiskPressure',
  'PIDPressure',
  'NetworkUnavailable',
]);

/** A node as it reports itself; one that does not report is unknown. */
export function nodeOf({ metadata, ...rest }: KubeObject): ClusterNode {
  const { spec, status } = nodeSchema.parse(rest);
  const { cpu, memory, pods } = status?.allocatable ?? {};
  return withoutAbsent({
    name: metadata.name,
    health: nodeHealth(status?.conditions ?? []),
    isSchedulable: spec?.unschedulable !== true,
    version: status?.nodeInfo?.kubeletVersion,
    cpuCores: quantity(cpu),
    memoryBytes: quantity(memory),
    pods: quantity(pods),
    createdAt: metadata.creationTimestamp,
  });
}

export function namespaceOf({
  metadata,
  ...rest
}: KubeObject): ClusterNamespace {
  const { status } = namespaceSchema.parse(rest);
  return withoutAbsent({
    name: metadata.name,
    phase: status?.phase ?? 'Unknown',
    createdAt: metadata.creationTimestamp,
  });
}

export function warningOf({ metadata, ...rest }: KubeObject): ClusterWarning {
  const event = eventSchema.parse(rest);
  const { involvedObject, series } = event;
  return withoutAbsent({
    at:
      series?.lastObservedTime ??
      event.lastTimestamp ??
      event.eventTime ??
      event.firstTimestamp ??
      metadata.creationTimestamp,
    namespace: involvedObject?.namespace,
    object: [involvedObject?.kind, involvedObject?.name]
      .filter(Boolean)
      .join('/'),
    reason: event.reason ?? 'Unknown',
    message: event.message ?? '',
    count: series?.count ?? event.count ?? 1,
  });
}

function nodeHealth(conditions: readonly Condition[]): Health {
  const ready = conditions.find(({ type }) => type === 'Ready');
  if (ready?.status === 'False') {
    return healthOf('failed', ready);
  }
  if (ready?.status !== 'True') {
    return ready ? healthOf('unknown', ready) : { state: 'unknown' };
  }
  const pressure = conditions.find(
    ({ type, status }) => pressures.has(type) && status === 'True',
  );
  return pressure
    ? { ...healthOf('degraded', pressure), reason: pressure.type }
    : withoutAbsent({ state: 'ready', since: ready.lastTransitionTime });
}

function healthOf(
  state: Health['state'],
  { reason, message, lastTransitionTime: since }: Condition,
): Health {
  return withoutAbsent({ state, reason, message, since });
}
