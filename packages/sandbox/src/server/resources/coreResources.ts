// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { builtInKindSchema } from '../builtIn/builtInSchema';
import type { ResourceType, Subresource } from './ResourceType';

const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

interface Row {
  kind: string;
  plural: string;
  shortNames?: string[];
  namespaced?: boolean;
  subresources?: Subresource[];
  categories?: string[];
  generational?: boolean;
  selectableFields?: string[];
  /** Verbs the resource does not take. */
  without?: string[];
}

const INVOLVED = [
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.apiVersion',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
  'reason',
  'reportingComponent',
  'source',
  'type',
];

/** Workloads whose replicas can be set by themselves. */
const SCALABLE = ['Deployment', 'ReplicaSet', 'StatefulSet'];
const WORKLOAD: Partial<Row> = {
  subresources: ['status'],
  categories: ['all'],
  generational: true,
};

const TABLE: Record<string, Row[]> = {
  '/v1': [
    {
      kind: 'Namespace',
      plural: 'namespaces',
      shortNames: ['ns'],
      namespaced: false,
      subresources: ['status', 'finalize'],
      without: ['deletecollection'],
      selectableFields: ['status.phase'],
    },
    { kind: 'Secret', plural: 'secrets', selectableFields: ['type'] },
    { kind: 'ConfigMap', plural: 'configmaps', shortNames: ['cm'] },
    {
      kind: 'ServiceAccount',
      plural: 'serviceaccounts',
      shortNames: ['sa'],
      subresources: ['token'],
    },
    {
      kind: 'Event',
      plural: 'events',
      shortNames: ['ev'],
      selectableFields: INVOLVED,
    },
    {
      kind: 'Node',
      plural: 'nodes',
      shortNames: ['no'],
      namespaced: false,
      subresources: ['status'],
      selectableFields: ['spec.unschedulable'],
    },
    {
      kind: 'Pod',
      plural: 'pods',
      shortNames: ['po'],
      subresources: ['status', 'binding', 'log', 'eviction'],
      categories: ['all'],
      generational: true,
      selectableFields: [
        'spec.nodeName',
        'spec.restartPolicy',
        'spec.schedulerName',
        'spec.serviceAccountName',
        'status.phase',
        'status.podIP',
        'status.nominatedNodeName',
      ],
    },
    {
      kind: 'Service',
      plural: 'services',
      shortNames: ['svc'],
      subresources: ['status'],
      categories: ['all'],
    },
    { kind: 'Endpoints', plural: 'endpoints', shortNames: ['ep'] },
    {
      kind: 'PersistentVolumeClaim',
      plural: 'persistentvolumeclaims',
      shortNames: ['pvc'],
      subresources: ['status'],
    },
  ],
  'apps/v1': [
    {
      kind: 'Deployment',
      plural: 'deployments',
      shortNames: ['deploy'],
      ...WORKLOAD,
    },
    {
      kind: 'ReplicaSet',
      plural: 'replicasets',
      shortNames: ['rs'],
      ...WORKLOAD,
    },
    {
      kind: 'StatefulSet',
      plural: 'statefulsets',
      shortNames: ['sts'],
      ...WORKLOAD,
    },
    {
      kind: 'DaemonSet',
      plural: 'daemonsets',
      shortNames: ['ds'],
      ...WORKLOAD,
    },
  ],
  'batch/v1': [
    {
      kind: 'Job',
      plural: 'jobs',
      ...WORKLOAD,
      selectableFields: ['status.successful'],
    },
    { kind: 'CronJob', plural: 'cronjobs', shortNames: ['cj'], ...WORKLOAD },
  ],
  'networking.k8s.io/v1': [
    {
      kind: 'NetworkPolicy',
      plural: 'networkpolicies',
      shortNames: ['netpol'],
      generational: true,
    },
    {
      kind: 'Ingress',
      plural: 'ingresses',
      shortNames: ['ing'],
      subresources: ['status'],
      generational: true,
    },
  ],
  'rbac.authorization.k8s.io/v1': [
    { kind: 'Role', plural: 'roles' },
    { kind: 'RoleBinding', plural: 'rolebindings' },
    { kind: 'ClusterRole', plural: 'clusterroles', namespaced: false },
    {
      kind: 'ClusterRoleBinding',
      plural: 'clusterrolebindings',
      namespaced: false,
    },
  ],
  'autoscaling/v2': [
    {
      kind: 'HorizontalPodAutoscaler',
      plural: 'horizontalpodautoscalers',
      shortNames: ['hpa'],
      subresources: ['status'],
      categories: ['all'],
    },
  ],
  'policy/v1': [
    {
      kind: 'PodDisruptionBudget',
      plural: 'poddisruptionbudgets',
      shortNames: ['pdb'],
      subresources: ['status'],
      generational: true,
    },
  ],
  'coordination.k8s.io/v1': [{ kind: 'Lease', plural: 'leases' }],
  'discovery.k8s.io/v1': [
    { kind: 'EndpointSlice', plural: 'endpointslices', generational: true },
  ],
  'apiextensions.k8s.io/v1': [
    {
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      shortNames: ['crd', 'crds'],
      namespaced: false,
      subresources: ['status'],
      categories: ['api-extensions'],
      generational: true,
    },
  ],
  'authorization.k8s.io/v1': [
    {
      kind: 'SelfSubjectAccessReview',
      plural: 'selfsubjectaccessreviews',
      namespaced: false,
    },
  ],
  'authentication.k8s.io/v1': [
    {
      kind: 'SelfSubjectReview',
      plural: 'selfsubjectreviews',
      namespaced: false,
    },
  ],
};

function resourceType(groupVersion: string, row: Row): ResourceType {
  const [group, version] = groupVersion.split('/');
  const isReview = row.kind.endsWith('Review');
  return {
    group,
    version,
    kind: row.kind,
    listKind: `${row.kind}List`,
    plural: row.plural,
    singular: row.kind.toLowerCase(),
    shortNames: row.shortNames ?? [],
    categories: row.categories ?? [],
    namespaced: row.namespaced ?? true,
    subresources: [
      ...(row.subresources ?? []),
      ...(SCALABLE.includes(row.kind) ? (['scale'] as const) : []),
    ],
    scale: SCALABLE.includes(row.kind)
      ? {
          specReplicas: 'spec.replicas',
          statusReplicas: 'status.replicas',
          selector: 'spec.selector',
        }
      : undefined,
    verbs: isReview
      ? ['create']
      : ALL_VERBS.filter(verb => !(row.without ?? []).includes(verb)),
    custom: false,
    schema: builtInKindSchema({ group, version, kind: row.kind }),
    generational: row.generational ?? false,
    selectableFields: row.selectableFields ?? [],
    printerColumns: [],
  };
}

/** The built-in kinds the server has from the start. */
export function coreResources(): ResourceType[] {
  return Object.entries(TABLE).flatMap(([groupVersion, rows]) =>
    rows.map(row => resourceType(groupVersion, row)),
  );
}
