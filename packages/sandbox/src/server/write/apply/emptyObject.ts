// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import type { ResourceType } from '../../resources/ResourceType';

const TEMPLATE: JsonObject = { metadata: {}, spec: { containers: null } };
const WORKLOAD: JsonObject = { selector: null, template: TEMPLATE };

/**
 * What an object of a built-in kind holds before anybody sets anything: members that are always
 * written, and so never somebody's.
 */
const EMPTY: Record<string, JsonObject> = {
  ClusterRole: { rules: null },
  ClusterRoleBinding: { roleRef: {} },
  CronJob: { spec: { jobTemplate: { spec: { template: TEMPLATE } } } },
  CustomResourceDefinition: { spec: { names: {}, versions: null } },
  DaemonSet: { spec: { ...WORKLOAD, updateStrategy: {} } },
  Deployment: { spec: { ...WORKLOAD, strategy: {} } },
  EndpointSlice: { endpoints: null, ports: null },
  Event: { source: {}, involvedObject: {} },
  HorizontalPodAutoscaler: { spec: { scaleTargetRef: {} } },
  Ingress: { spec: {} },
  Job: { spec: { template: TEMPLATE } },
  Lease: { spec: {} },
  Namespace: { spec: {} },
  NetworkPolicy: { spec: { podSelector: {} } },
  Node: { spec: {} },
  PersistentVolumeClaim: { spec: { resources: {} } },
  Pod: { spec: { containers: null } },
  PodDisruptionBudget: { spec: {} },
  ReplicaSet: { spec: { selector: null, template: TEMPLATE } },
  Role: { rules: null },
  RoleBinding: { roleRef: {} },
  Service: { spec: {} },
  StatefulSet: { spec: { ...WORKLOAD, serviceName: '', updateStrategy: {} } },
};

/** An object of a kind before anything is set. */
export function emptyObject(type: ResourceType): JsonObject {
  return type.custom ? {} : { metadata: {}, ...EMPTY[type.kind] };
}
