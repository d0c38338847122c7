// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';

type Fill = (value: JsonObject) => JsonObject;

const fill =
  (defaults: JsonObject): Fill =>
  value => ({ ...defaults, ...value });
const objects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];
const objectOf = (value: unknown): JsonObject =>
  isJsonObject(value) ? value : {};

/** An image without a tag, or with `latest`, is pulled every time. */
function pullPolicy(image: unknown): string {
  const name = String(image ?? '').replace(/^.*\//, '');
  return name.includes('@') || /:(?!latest$)/.test(name)
    ? 'IfNotPresent'
    : 'Always';
}

const container: Fill = value => ({
  imagePullPolicy: pullPolicy(value.image),
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  ...value,
});

/** What a container is limited to it asks for, too. */
function withRequests(value: JsonObject): JsonObject {
  const resources = objectOf(value.resources);
  return isJsonObject(resources.limits)
    ? {
        ...value,
        resources: {
          ...resources,
          requests: { ...resources.limits, ...objectOf(resources.requests) },
        },
      }
    : value;
}

function pod(value: JsonObject): JsonObject {
  const spec = objectOf(value.spec);
  const containers = (name: string) =>
    Array.isArray(spec[name])
      ? { [name]: objects(spec[name]).map(withRequests) }
      : {};
  return {
    ...value,
    spec: {
      enableServiceLinks: true,
      ...spec,
      ...containers('containers'),
      ...containers('initContainers'),
    },
  };
}

function volume(value: JsonObject): JsonObject {
  const sources = Object.keys(value).filter(name => name !== 'name');
  return sources.length === 0 ? { ...value, emptyDir: {} } : value;
}

function secret(value: JsonObject): JsonObject {
  const { stringData, ...rest } = value;
  const texts = Object.entries(objectOf(stringData)).map(([key, text]) => [
    key,
    Buffer.from(String(text)).toString('base64'),
  ]);
  return {
    type: 'Opaque',
    ...rest,
    ...(texts.length > 0
      ? { data: { ...objectOf(rest.data), ...Object.fromEntries(texts) } }
      : {}),
  };
}

/** The label by which others select a namespace of known name. */
export function withNameLabel(value: JsonObject): JsonObject {
  const metadata = objectOf(value.metadata);
  return metadata.name
    ? {
        ...value,
        metadata: {
          ...metadata,
          labels: {
            ...objectOf(metadata.labels),
            'kubernetes.io/metadata.name': metadata.name,
          },
        },
      }
    : value;
}

function serviceSpec(value: JsonObject): JsonObject {
  const type = value.type ?? 'ClusterIP';
  const isOutside = type === 'NodePort' || type === 'LoadBalancer';
  return {
    type,
    sessionAffinity: 'None',
    ...(type === 'ExternalName' ? {} : { internalTrafficPolicy: 'Cluster' }),
    ...(isOutside ? { externalTrafficPolicy: 'Cluster' } : {}),
    ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
    ...(value.sessionAffinity === 'ClientIP'
      ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } }
      : {}),
    ...value,
  };
}

function deploymentStrategy(value: JsonObject): JsonObject {
  const type = value.type ?? 'RollingUpdate';
  return {
    ...value,
    type,
    ...(type === 'RollingUpdate'
      ? {
          rollingUpdate: {
            maxSurge: '25%',
            maxUnavailable: '25%',
            ...objectOf(value.rollingUpdate),
          },
        }
      : {}),
  };
}

const updateStrategy =
  (rollingUpdate: JsonObject): Fill =>
  value => {
    const type = value.type ?? 'RollingUpdate';
    const given = objectOf(value.rollingUpdate);
    return {
      ...value,
      type,
      ...(type === 'RollingUpdate'
        ? { rollingUpdate: { ...rollingUpdate, ...given } }
        : {}),
    };
  };

function daemonSet(value: JsonObject): JsonObject {
  const metadata = objectOf(value.metadata);
  return {
    ...value,
    metadata: {
      ...metadata,
      annotations: {
        'deprecated.daemonset.template.generation': '1',
        ...objectOf(metadata.annotations),
      },
    },
  };
}

function statefulSetSpec(value: JsonObject): JsonObject {
  return {
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    },
    ...value,
    ...(Array.isArray(value.volumeClaimTemplates)
      ? {
          volumeClaimTemplates: objects(value.volumeClaimTemplates).map(
            fill({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }),
          ),
        }
      : {}),
  };
}

function jobSpec(value: JsonObject): JsonObject {
  const isCounted =
    value.completions === undefined && value.parallelism === undefined;
  return {
    parallelism: 1,
    ...(isCounted ? { completions: 1 } : {}),
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    manualSelector: false,
    suspend: false,
    podReplacementPolicy: value.podFailurePolicy
      ? 'Failed'
      : 'TerminatingOrFailed',
    ...value,
  };
}

const RBAC = 'rbac.authorization.k8s.io';

function definitionNames(value: JsonObject): JsonObject {
  const kind = typeof value.kind === 'string' ? value.kind : '';
  return kind
    ? {
        ...value,
        singular: value.singular || kind.toLowerCase(),
        listKind: value.listKind || `${kind}List`,
      }
    : value;
}

/**
 * What Kubernetes fills into its types where nothing is said, before anybody's ownership is
 * noted: who writes an object owns its defaults, too.
 */
export const typeDefaults: Readonly<Record<string, Fill>> = {
  'apiextensions.v1.CustomResourceDefinitionNames': definitionNames,
  'apiextensions.v1.CustomResourceDefinitionSpec': fill({
    conversion: { strategy: 'None' },
  }),
  'apps.v1.DaemonSet': daemonSet,
  'apps.v1.DaemonSetSpec': fill({ revisionHistoryLimit: 10 }),
  'apps.v1.DaemonSetUpdateStrategy': updateStrategy({
    maxSurge: 0,
    maxUnavailable: 1,
  }),
  'apps.v1.DeploymentSpec': fill({
    progressDeadlineSeconds: 600,
    replicas: 1,
    revisionHistoryLimit: 10,
  }),
  'apps.v1.DeploymentStrategy': deploymentStrategy,
  'apps.v1.ReplicaSetSpec': fill({ replicas: 1 }),
  'apps.v1.StatefulSetSpec': statefulSetSpec,
  'apps.v1.StatefulSetUpdateStrategy': updateStrategy({ partition: 0 }),
  'autoscaling.v2.HorizontalPodAutoscalerSpec': fill({
    minReplicas: 1,
    metrics: [
      {
        type: 'Resource',
        resource: {
          name: 'cpu',
          target: { type: 'Utilization', averageUtilization: 80 },
        },
      },
    ],
  }),
  'batch.v1.CronJobSpec': fill({
    concurrencyPolicy: 'Allow',
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
  }),
  'batch.v1.Job': value => ({
    ...value,
    spec: jobSpec(objectOf(value.spec)),
  }),
  'core.v1.ConfigMapVolumeSource': fill({ defaultMode: 420 }),
  'core.v1.Container': container,
  'core.v1.DownwardAPIVolumeSource': fill({ defaultMode: 420 }),
  'core.v1.EndpointPort': fill({ protocol: 'TCP' }),
  'core.v1.EphemeralContainer': container,
  'core.v1.HTTPGetAction': fill({ path: '/', scheme: 'HTTP' }),
  'core.v1.HostPathVolumeSource': fill({ type: '' }),
  'core.v1.Namespace': withNameLabel,
  'core.v1.NamespaceStatus': fill({ phase: 'Active' }),
  'core.v1.NodeStatus': value =>
    value.capacity ? { allocatable: value.capacity, ...value } : value,
  'core.v1.ObjectFieldSelector': fill({ apiVersion: 'v1' }),
  'core.v1.PersistentVolumeClaimSpec': fill({ volumeMode: 'Filesystem' }),
  'core.v1.PersistentVolumeClaimStatus': fill({ phase: 'Pending' }),
  'core.v1.Pod': pod,
  'core.v1.PodSpec': fill({
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  }),
  'core.v1.Probe': fill({
    failureThreshold: 3,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
  }),
  'core.v1.ProjectedVolumeSource': fill({ defaultMode: 420 }),
  'core.v1.Secret': secret,
  'core.v1.SecretVolumeSource': fill({ defaultMode: 420 }),
  'core.v1.ServiceAccountTokenProjection': fill({ expirationSeconds: 3600 }),
  'core.v1.ServicePort': value => ({ targetPort: value.port, ...value }),
  'core.v1.ServiceSpec': serviceSpec,
  'core.v1.Volume': volume,
  'discovery.v1.EndpointPort': fill({ name: '', protocol: 'TCP' }),
  'networking.v1.NetworkPolicyPort': fill({ protocol: 'TCP' }),
  'networking.v1.NetworkPolicySpec': value => ({
    policyTypes: ['Ingress', ...(value.egress ? ['Egress'] : [])],
    ...value,
  }),
  'rbac.v1.RoleRef': value => ({
    ...value,
    apiGroup: value.apiGroup || RBAC,
  }),
  'rbac.v1.Subject': value =>
    value.kind === 'User' || value.kind === 'Group'
      ? { apiGroup: RBAC, ...value }
      : value,
};
