// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';

const RESOURCES = ['cpu', 'memory'];

const objects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];
const objectOf = (value: unknown): JsonObject =>
  isJsonObject(value) ? value : {};

/** The tolerations of a pod with those that give a failing node five minutes. */
function tolerations(spec: JsonObject): JsonObject[] {
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

/** How safe a pod is from eviction, by what its containers ask for. */
function qualityOfService(spec: JsonObject): string {
  const asked = [
    ...objects(spec.containers),
    ...objects(spec.initContainers),
  ].map(container => {
    const resources = objectOf(container.resources);
    return {
      limits: objectOf(resources.limits),
      requests: objectOf(resources.requests),
    };
  });
  const isNothing = asked.every(({ requests }) =>
    RESOURCES.every(name => requests[name] === undefined),
  );
  if (isNothing) {
    return 'BestEffort';
  }
  const isCertain = asked.every(({ limits, requests }) =>
    RESOURCES.every(
      name => limits[name] !== undefined && limits[name] === requests[name],
    ),
  );
  return isCertain ? 'Guaranteed' : 'Burstable';
}

/** A new pod with what the server decides for it. */
export function completePod(
  object: ApiObject,
  old: ApiObject | undefined,
): ApiObject {
  if (old) {
    return object;
  }
  const spec = objectOf(object.spec);
  return {
    ...object,
    spec: {
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      ...spec,
      tolerations: tolerations(spec),
    },
    status: { phase: 'Pending', qosClass: qualityOfService(spec) },
  };
}
