// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '@fourplane/sandbox/client';

type Values = Record<string, unknown>;

/** What controllers made of each object, keyed by `Kind namespace/name`; alike for two runs of the same thing. */
export type StatusTree = Record<string, Values>;

const openChoreo = 'openchoreo.dev/v1alpha1';

/** Kinds of the control plane, whose whole status is compared. */
const controlPlaneKinds = [
  'ClusterDataPlane',
  'ClusterWorkflowPlane',
  'Environment',
  'DeploymentPipeline',
  'Project',
  'ProjectRelease',
  'ProjectReleaseBinding',
  'Component',
  'Workload',
  'ComponentRelease',
  'ReleaseBinding',
  'Resource',
  'ResourceRelease',
  'ResourceReleaseBinding',
  'RenderedRelease',
  'WorkflowRun',
  'ObservabilityAlertsNotificationChannel',
];

/** Kinds of the data plane, of which identity and conditions are compared. */
const dataPlaneKinds: readonly [apiVersion: string, kind: string][] = [
  ['v1', 'Namespace'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['v1', 'PersistentVolumeClaim'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['external-secrets.io/v1', 'ExternalSecret'],
];

/** Every kind a tree is made of, with its API version. */
export const treeKinds: readonly [apiVersion: string, kind: string][] = [
  ...controlPlaneKinds.map((kind): [string, string] => [openChoreo, kind]),
  ...dataPlaneKinds,
];

// of the servers themselves, and of Argo's side of a build, which the sandbox does not imitate
const background = /^(kube-.*|openchoreo-.*|argo|workflows-.*|default)$/;
const isDataPlane = new Set(dataPlaneKinds.map(([, kind]) => kind));

/** Written by a controller and by nobody else, so that what is in them counts, too. */
const derived = new Set([
  'ComponentRelease',
  'ProjectRelease',
  'ResourceRelease',
  'RenderedRelease',
  'ReleaseBinding',
  'ProjectReleaseBinding',
]);

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
// of an image that was built: made of the run's uid
const revision = /:v1-[0-9a-f]{8}$/;
const uid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** Whether the object is of a kind whose names end in a hash of what it holds. */
export const isRelease = ({ kind }: KubeObject): boolean =>
  /^(Component|Project|Resource)Release$/.test(kind);

/** Whether the object belongs in a tree at all. */
export const isTold = ({ kind, metadata }: KubeObject): boolean =>
  !isDataPlane.has(kind) ||
  !(
    background.test(metadata.namespace ?? metadata.name) ||
    metadata.name === 'kube-root-ca.crt'
  );

const identity = ({ kind, metadata: { namespace, name } }: KubeObject) =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;

/** The hashes of the releases' names are left out: two implementations hash differently. */
export function statusTree(
  objects: readonly KubeObject[],
  releases: readonly KubeObject[],
): StatusTree {
  const hashed = releases
    .map(({ metadata }) => metadata.name)
    .sort((a, b) => b.length - a.length);
  const clean = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') {
      if (instant.test(value)) return '<time>';
      if (/^(releaseH|h)ash$/.test(key)) return '<hash>';
      return hashed
        .reduce(
          (text, name) =>
            text.replaceAll(name, name.replace(/-[^-]*$/, '-<hash>')),
          value,
        )
        .replace(revision, ':v1-<revision>')
        .replace(uid, '<uid>');
    }
    if (Array.isArray(value)) return value.map(inner => clean(inner));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, inner]) => [String(clean(name)), clean(inner, name)]),
      );
    }
    return value;
  };
  return Object.fromEntries(
    objects
      .filter(isTold)
      .map((object): [string, Values] => [
        String(clean(identity(object))),
        clean(told(object)) as Values,
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function told(object: KubeObject): Values {
  const { kind, metadata, spec } = object;
  const { ownerReferences, finalizers, deletionTimestamp, labels } = metadata;
  if (isDataPlane.has(kind)) return dataPlaneStatus(object);
  return {
    ...(ownerReferences?.length && {
      owners: ownerReferences.map(
        owner =>
          `${owner.kind}/${owner.name}${
            owner.controller ? ' (controller)' : ''
          }`,
      ),
    }),
    ...(finalizers?.length && { finalizers }),
    ...(deletionTimestamp && { isBeingDeleted: true }),
    ...(derived.has(kind) && { labels, spec: derivedSpec(spec as Values) }),
    ...controlPlaneStatus((object.status ?? {}) as Values),
  };
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const conditionsOf = (conditions: readonly Values[]) =>
  Object.fromEntries(
    conditions.map(({ type, status, reason, message }) => [
      type,
      `${status} ${reason}: ${message}`,
    ]),
  );

/** Without the copies of types, traits and rendered objects: who they are is enough. */
function derivedSpec(spec: Values): Values {
  const short = (value: unknown): unknown =>
    isValues(value) && 'spec' in value
      ? { kind: value.kind, name: value.name }
      : value;
  return Object.fromEntries(
    Object.entries(spec).map(([key, value]) => {
      if (key === 'resources' && Array.isArray(value)) {
        return [
          key,
          value.map(
            ({ id, object }: { id: string; object: KubeObject }) =>
              `${id}: ${identity(object)}`,
          ),
        ];
      }
      return [key, Array.isArray(value) ? value.map(short) : short(value)];
    }),
  );
}

function controlPlaneStatus(status: Values): Values {
  const {
    conditions,
    resources,
    observedGeneration,
    agentConnection,
    ...rest
  } = status;
  return {
    ...rest,
    ...(isValues(agentConnection) && {
      agentConnection: Object.keys(agentConnection).sort(),
    }),
    ...(observedGeneration !== undefined && { hasObservedGeneration: true }),
    ...(Array.isArray(conditions) && { conditions: conditionsOf(conditions) }),
    ...(Array.isArray(resources) && {
      // the objects' own status is told where the objects are
      resources: resources.map(({ status: _, ...entry }: Values) => entry),
    }),
  };
}

/** Their messages name pods and replica sets, which are made up; Kubernetes' own conformance is told elsewhere. */
function dataPlaneStatus({ kind, status }: KubeObject): Values {
  const { conditions } = (status ?? {}) as { conditions?: Values[] };
  return kind === 'Deployment' && conditions
    ? {
        conditions: Object.fromEntries(
          conditions.map(each => [each.type, `${each.status} ${each.reason}`]),
        ),
      }
    : {};
}
