// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';

const objects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

/** An image without a tag, or with `latest`, is pulled every time. */
function pullPolicy(image: unknown): string {
  const name = String(image ?? '').replace(/^.*\//, '');
  return name.includes('@') || /:(?!latest$)/.test(name)
    ? 'IfNotPresent'
    : 'Always';
}

function completeContainer(container: JsonObject): JsonObject {
  const ports = objects(container.ports);
  return {
    ...container,
    imagePullPolicy: container.imagePullPolicy ?? pullPolicy(container.image),
    resources: container.resources ?? {},
    terminationMessagePath:
      container.terminationMessagePath ?? '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy ?? 'File',
    ...(ports.length > 0
      ? { ports: ports.map(port => ({ protocol: 'TCP', ...port })) }
      : {}),
  };
}

/** A pod's spec with what Kubernetes fills in wherever one is written, in a template as in a pod. */
export function completePodSpec(spec: JsonObject): JsonObject {
  const containers = (name: string) =>
    Array.isArray(spec[name])
      ? { [name]: objects(spec[name]).map(completeContainer) }
      : {};
  return {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...spec,
    ...containers('containers'),
    ...containers('initContainers'),
  };
}

/** A workload's spec with the pod template in it completed. */
export function completeTemplate(spec: JsonObject): JsonObject {
  const { template } = spec;
  return isJsonObject(template) && isJsonObject(template.spec)
    ? {
        ...spec,
        template: { ...template, spec: completePodSpec(template.spec) },
      }
    : spec;
}

/** The tolerations of a pod with those that give a failing node five minutes. */
export function tolerations(spec: JsonObject): JsonObject[] {
  const own = objects(spec.tolerations);
  const added = ['not-ready', 'unreachable']
    .map(word => `node.kubernetes.io/${word}`)
    .filter(key => !own.some(each => each.key === key))
    .map(key => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    }));
  return [...own, ...added];
}

const RESOURCES = ['cpu', 'memory'];

/** How safe a pod is from eviction, by what its containers ask for. */
export function qualityOfService(spec: JsonObject): string {
  const asked = [
    ...objects(spec.containers),
    ...objects(spec.initContainers),
  ].map(({ resources }) => {
    const given = isJsonObject(resources) ? resources : {};
    const limits = isJsonObject(given.limits) ? given.limits : {};
    return {
      limits,
      // a limit alone is a request, too
      requests: {
        ...limits,
        ...(isJsonObject(given.requests) ? given.requests : {}),
      } as JsonObject,
    };
  });
  if (
    asked.every(({ requests }) =>
      RESOURCES.every(name => requests[name] === undefined),
    )
  ) {
    return 'BestEffort';
  }
  return asked.every(({ limits, requests }) =>
    RESOURCES.every(
      name => limits[name] !== undefined && limits[name] === requests[name],
    ),
  )
    ? 'Guaranteed'
    : 'Burstable';
}
