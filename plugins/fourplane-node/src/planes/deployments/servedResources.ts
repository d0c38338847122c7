// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { discover } from '../../kube/discover';
import { KubeApi } from '../../kube/KubeApi';
import { KubeResource } from '../../kube/KubeObject';

const namespaced = (
  group: string,
  version: string,
  kinds: [string, string][],
) =>
  kinds.map(
    ([kind, plural]): KubeResource => ({
      group,
      version,
      kind,
      plural,
      namespaced: true,
    }),
  );

const known: readonly KubeResource[] = [
  ...namespaced('', 'v1', [
    ['Pod', 'pods'],
    ['Service', 'services'],
    ['ConfigMap', 'configmaps'],
    ['Secret', 'secrets'],
    ['ServiceAccount', 'serviceaccounts'],
    ['PersistentVolumeClaim', 'persistentvolumeclaims'],
    ['ResourceQuota', 'resourcequotas'],
    ['LimitRange', 'limitranges'],
  ]),
  {
    group: '',
    version: 'v1',
    kind: 'Namespace',
    plural: 'namespaces',
    namespaced: false,
  },
  ...namespaced('apps', 'v1', [
    ['Deployment', 'deployments'],
    ['ReplicaSet', 'replicasets'],
    ['StatefulSet', 'statefulsets'],
    ['DaemonSet', 'daemonsets'],
  ]),
  ...namespaced('batch', 'v1', [
    ['Job', 'jobs'],
    ['CronJob', 'cronjobs'],
  ]),
  ...namespaced('discovery.k8s.io', 'v1', [
    ['EndpointSlice', 'endpointslices'],
  ]),
  ...namespaced('networking.k8s.io', 'v1', [
    ['NetworkPolicy', 'networkpolicies'],
    ['Ingress', 'ingresses'],
  ]),
  ...namespaced('autoscaling', 'v2', [
    ['HorizontalPodAutoscaler', 'horizontalpodautoscalers'],
  ]),
  ...namespaced('policy', 'v1', [
    ['PodDisruptionBudget', 'poddisruptionbudgets'],
  ]),
  ...namespaced('rbac.authorization.k8s.io', 'v1', [
    ['Role', 'roles'],
    ['RoleBinding', 'rolebindings'],
  ]),
];

/** A kind that every Kubernetes serves. */
export function builtInResource(
  group: string,
  kind: string,
): KubeResource | undefined {
  return known.find(each => each.group === group && each.kind === kind);
}

/** The kinds as a cluster serves them; what kept it from saying so of a group is a problem. */
export interface ServedResources {
  readonly resources: readonly KubeResource[];
  readonly problems: readonly Problem[];
}

/**
 * The kinds as a cluster serves them: Kubernetes' own are known, of other groups it is asked. What it does not serve is
 * missing. Rejects with a `KubeError`.
 */
export async function servedResources(
  api: KubeApi,
  kinds: readonly { readonly group: string; readonly kind: string }[],
  signal: AbortSignal,
): Promise<ServedResources> {
  const groups = kinds
    .filter(({ group, kind }) => !builtInResource(group, kind))
    .map(({ group }) => group);
  if (groups.length === 0) {
    return { resources: known, problems: [] };
  }
  const { served, problems } = await discover(api, [...new Set(groups)], {
    signal,
  });
  return { resources: [...known, ...served], problems };
}
