// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import {
  controlledBy,
  dataPlaneNamespace,
  kubernetesName,
  objectNameLimit,
} from '../names';
import { DeploymentContext, DeploymentPlace } from './deploymentContext';
import { endpointKind } from './kinds';
import {
  label,
  labelOf,
  LabelName,
  labelsOf,
  nameOf,
  runtimeLabel,
} from './labels';
import {
  applicationOf,
  containerOf,
  portsOf,
  valuesOf,
} from './renderContainer';

const cronJobNameLimit = 52;
const serviceNameLimit = 63;

export const runtimeNamespaceOf = ({
  project,
  environment,
}: DeploymentPlace): string =>
  dataPlaneNamespace(
    labelOf(project, 'organization'),
    nameOf(project),
    nameOf(environment),
  );

const namespaceLabels = ({ project, environment }: DeploymentPlace) => ({
  [runtimeLabel.organization]: labelOf(project, 'organization'),
  [runtimeLabel.project]: nameOf(project),
  [runtimeLabel.environment]: nameOf(environment),
  [runtimeLabel.managedBy]: 'choreo-deployment-controller',
  [runtimeLabel.belongsTo]: 'user-workloads',
});

/** What everything that runs for a deployment is labelled with. */
export const workloadLabels = (
  context: DeploymentPlace,
): Record<string, string> => ({
  ...namespaceLabels(context),
  [runtimeLabel.component]: nameOf(context.component),
  [runtimeLabel.componentType]: context.component.spec?.type ?? '',
  [runtimeLabel.track]: nameOf(context.track),
  [runtimeLabel.deployment]: nameOf(context.deployment),
});

const nameWithin = (limit: number, { component, track }: DeploymentPlace) =>
  kubernetesName(limit, component.metadata.name, track.metadata.name);

/** The Service in front of a deployment's pods. */
export const serviceNameOf = (context: DeploymentPlace): string =>
  nameWithin(serviceNameLimit, context);

/** The objects of a deployment on its data plane, in the order in which they are made. */
export function renderDeployment(context: DeploymentContext): KubeObject[] {
  const namespace = runtimeNamespaceOf(context);
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: namespaceLabels(context) },
    },
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: {
        name: 'default-policy',
        namespace,
        labels: namespaceLabels(context),
      },
      spec: {
        endpointSelector: {},
        ingress: [{ fromEndpoints: [{}] }],
        egress: [{ toEndpoints: [{}] }],
      },
    },
    ...configurations(context, namespace),
    ...workload(context, namespace),
  ];
}

function configurations(
  context: DeploymentContext,
  namespace: string,
): KubeObject[] {
  const { component, track, environment } = context;
  const labels = workloadLabels(context);
  return context.groups.flatMap(group => {
    const { plain, secret } = valuesOf(group, nameOf(environment));
    const name = kubernetesName(
      objectNameLimit,
      component.metadata.name,
      track.metadata.name,
      nameOf(group),
    );
    const metadata = { name, namespace, labels };
    return [
      ...(Object.keys(plain).length > 0
        ? [{ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: plain }]
        : []),
      ...(secret.length > 0
        ? [
            {
              apiVersion: 'secrets-store.csi.x-k8s.io/v1',
              kind: 'SecretProviderClass',
              metadata,
              spec: {
                provider: 'vault',
                secretObjects: [
                  {
                    secretName: name,
                    type: 'Opaque',
                    data: secret.map(key => ({ key, objectName: key })),
                  },
                ],
              },
            },
          ]
        : []),
    ];
  });
}

function workload(context: DeploymentContext, namespace: string): KubeObject[] {
  const { type } = context.component.spec ?? {};
  if (type === 'ScheduledTask') return [cronJob(context, namespace)];
  if (type !== 'Service' && type !== 'WebApplication') return [];
  const labels = workloadLabels(context);
  const ports = portsOf(context.artifact);
  const deployment: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: nameWithin(objectNameLimit, context), namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      template: podTemplate(context, labels),
    },
  };
  const service: KubeObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: serviceNameOf(context), namespace, labels },
    spec: {
      selector: labels,
      ports: ports.map(({ name, port, protocol }) => ({
        name,
        port,
        protocol,
      })),
    },
  };
  return ports.length > 0 ? [deployment, service] : [deployment];
}

function cronJob(context: DeploymentContext, namespace: string): KubeObject {
  const labels = workloadLabels(context);
  const { disabled = false, schedule } = applicationOf(context).task ?? {};
  const template = podTemplate(context, labels);
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: {
      name: nameWithin(cronJobNameLimit, context),
      namespace,
      labels,
    },
    spec: {
      schedule: schedule?.cron,
      timeZone: schedule?.timezone ?? 'Etc/UTC',
      suspend: disabled,
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        metadata: { labels },
        spec: {
          activeDeadlineSeconds: 300,
          backoffLimit: 4,
          ttlSecondsAfterFinished: 360,
          template: {
            ...template,
            spec: { ...template.spec, restartPolicy: 'Never' },
          },
        },
      },
    },
  };
}

function podTemplate(
  context: DeploymentContext,
  labels: Record<string, string>,
) {
  const failure = [context.deployment, context.component]
    .map(({ metadata }) => metadata.annotations?.[sandboxAnnotation.podFailure])
    .find(Boolean);
  // no node can pull what a failed build did not make
  const wanted = context.image.endsWith('/') ? 'ImagePullBackOff' : failure;
  return {
    metadata: {
      labels,
      ...(wanted && {
        annotations: { [sandboxAnnotation.podFailure]: wanted },
      }),
    },
    spec: { containers: [containerOf(context)] },
  };
}

/** What a deployment may have on its data plane and this one does not want. */
export function unwantedWorkloads(context: DeploymentContext): KubeObject[] {
  const namespace = runtimeNamespaceOf(context);
  const wanted = workload(context, namespace).map(({ kind }) => kind);
  const possible = [
    { apiVersion: 'batch/v1', kind: 'CronJob', limit: cronJobNameLimit },
    { apiVersion: 'apps/v1', kind: 'Deployment', limit: objectNameLimit },
    { apiVersion: 'v1', kind: 'Service', limit: serviceNameLimit },
  ];
  return possible
    .filter(({ kind }) => !wanted.includes(kind))
    .map(({ apiVersion, kind, limit }) => ({
      apiVersion,
      kind,
      metadata: { name: nameWithin(limit, context), namespace },
    }));
}

const endpointLabels: readonly LabelName[] = [
  'organization',
  'project',
  'environment',
  'component',
  'track',
];

/** The endpoints that the artifact of a deployment declares. */
export function renderEndpoints({
  deployment,
  artifact,
}: DeploymentContext): KubeObject[] {
  const { name, namespace } = deployment.metadata;
  const templates = artifact.spec?.configuration?.endpointTemplates ?? [];
  return templates.map(({ metadata, spec }) => ({
    ...endpointKind,
    metadata: {
      name: kubernetesName(objectNameLimit, name, metadata.name ?? ''),
      namespace,
      annotations: metadata.annotations,
      labels: {
        ...metadata.labels,
        ...labelsOf(deployment, endpointLabels),
        [label.deployment]: nameOf(deployment),
        [label.name]: metadata.name ?? '',
      },
      ownerReferences: [controlledBy(deployment)],
    },
    spec,
  }));
}
