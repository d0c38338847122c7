// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ComponentReleaseSpec,
  Endpoint,
  EnvironmentVariable,
  MountedFile,
  RenderedResource,
  Values,
  WorkloadType,
} from '../objects';
import { label } from '../labels';
import { EndpointPlace, isRouted, routeOf } from './endpointStatus';
import { withDefaults } from './withDefaults';

export interface RenderInput {
  release: ComponentReleaseSpec;
  /** The name of the workload object. */
  name: string;
  place: EndpointPlace;
  /** The seven OpenChoreo labels of the component in this environment. */
  labels: Record<string, string>;
  environmentConfigs?: Values;
  overrides?: { env?: EnvironmentVariable[]; files?: MountedFile[] };
  /** Variables from resolved connections and resources. */
  injected: { name: string; [source: string]: unknown }[];
  podAnnotations: Record<string, string>;
  secretStore?: string;
}

interface Configs {
  replicas?: number;
  schedule?: string;
  imagePullPolicy?: string;
  resources?: { requests?: Values; limits?: Values };
}

const last = <T extends { key: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map(item => [item.key, item])).values(),
];

const metadataOf = (
  input: RenderInput,
  name: string,
  more: Record<string, string> = {},
) => ({
  name,
  namespace: input.place.dataPlaneNamespace,
  labels: { ...input.labels, ...more },
});

/**
 * The data plane objects of a component release, made from the workload type and the Workload: the
 * workload itself, a Service for the endpoints, routes for internal and external ones, a ConfigMap for
 * files and ExternalSecrets for secret references. The component type's own templates and traits are not
 * evaluated; of its parameters only replicas, schedule, imagePullPolicy and resources are read.
 */
export function renderComponent(input: RenderInput): RenderedResource[] {
  const { release } = input;
  const { workloadType } = release.componentType.spec;
  const endpoints = release.workload.endpoints ?? {};
  return [
    ...(workloadType === 'proxy' ? [] : [workload(workloadType, input)]),
    ...(Object.keys(endpoints).length > 0 ? [service(endpoints, input)] : []),
    ...Object.entries(endpoints).flatMap(([name, endpoint]) =>
      routes(name, endpoint, input),
    ),
    ...filesConfig(input),
    ...secrets(input),
  ];
}

const containerVariables = (input: RenderInput) =>
  last([
    ...(input.release.workload.container.env ?? []),
    ...(input.overrides?.env ?? []),
  ]);

const mountedFiles = (input: RenderInput) =>
  last([
    ...(input.release.workload.container.files ?? []),
    ...(input.overrides?.files ?? []),
  ]);

/** The SecretReferences a release needs, by name. */
export function secretNames(input: RenderInput): string[] {
  const names = [...containerVariables(input), ...mountedFiles(input)].flatMap(
    item => item.valueFrom?.secretKeyRef?.name ?? [],
  );
  return [...new Set(names)].sort();
}

function configsOf(input: RenderInput): Configs {
  const { parameters, environmentConfigs } = input.release.componentType.spec;
  return {
    ...withDefaults(parameters, input.release.componentProfile?.parameters),
    ...withDefaults(environmentConfigs, input.environmentConfigs),
  };
}

const podSelectors = (input: RenderInput) => input.labels;

function podTemplate(input: RenderInput, restartPolicy?: string) {
  const { container } = input.release.workload;
  const { imagePullPolicy = 'IfNotPresent', resources } = configsOf(input);
  const variables = containerVariables(input).map(
    ({ key, value, valueFrom }) => ({
      name: key,
      ...(valueFrom?.secretKeyRef
        ? { valueFrom: { secretKeyRef: valueFrom.secretKeyRef } }
        : { value: value ?? '' }),
    }),
  );
  const ports = Object.entries(input.release.workload.endpoints ?? {}).map(
    ([, endpoint]) => ({
      containerPort: endpoint.targetPort ?? endpoint.port,
      protocol: endpoint.type === 'UDP' ? 'UDP' : 'TCP',
    }),
  );
  return {
    metadata: {
      labels: podSelectors(input),
      ...(Object.keys(input.podAnnotations).length > 0 && {
        annotations: input.podAnnotations,
      }),
    },
    spec: {
      ...(restartPolicy && { restartPolicy }),
      containers: [
        {
          name: 'main',
          image: container.image,
          imagePullPolicy,
          ...(container.command && { command: container.command }),
          ...(container.args && { args: container.args }),
          ...(variables.length + input.injected.length > 0 && {
            env: [...variables, ...input.injected],
          }),
          ...(ports.length > 0 && { ports }),
          ...(resources && { resources }),
        },
      ],
    },
  };
}

function workload(
  workloadType: Exclude<WorkloadType, 'proxy'>,
  input: RenderInput,
): RenderedResource {
  const { replicas = 1, schedule = '0 * * * *' } = configsOf(input);
  const metadata = metadataOf(input, input.name);
  if (workloadType === 'cronjob' || workloadType === 'job') {
    const job = { backoffLimit: 3, template: podTemplate(input, 'OnFailure') };
    return {
      id: workloadType,
      object:
        workloadType === 'job'
          ? { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: job }
          : {
              apiVersion: 'batch/v1',
              kind: 'CronJob',
              metadata,
              spec: {
                schedule,
                concurrencyPolicy: 'Forbid',
                jobTemplate: {
                  metadata: { labels: input.labels },
                  spec: job,
                },
              },
            },
    };
  }
  return {
    id: workloadType,
    object: {
      apiVersion: 'apps/v1',
      kind: workloadType === 'deployment' ? 'Deployment' : 'StatefulSet',
      metadata,
      spec: {
        replicas,
        selector: { matchLabels: podSelectors(input) },
        ...(workloadType === 'statefulset' && {
          serviceName: input.place.component,
        }),
        template: podTemplate(input),
      },
    },
  };
}

function service(
  endpoints: Record<string, Endpoint>,
  input: RenderInput,
): RenderedResource {
  return {
    id: 'service',
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadataOf(input, input.place.component),
      spec: {
        type: 'ClusterIP',
        selector: podSelectors(input),
        ports: Object.entries(endpoints).map(([name, endpoint]) => ({
          name,
          port: endpoint.port,
          targetPort: endpoint.targetPort ?? endpoint.port,
          protocol: endpoint.type === 'UDP' ? 'UDP' : 'TCP',
        })),
      },
    },
  };
}

function routes(
  name: string,
  endpoint: Endpoint,
  input: RenderInput,
): RenderedResource[] {
  if (!isRouted(endpoint)) return [];
  const { component, gateway } = input.place;
  return (['external', 'internal'] as const).flatMap(visibility => {
    const ingress = gateway.ingress?.[visibility];
    if (!ingress || !endpoint.visibility?.includes(visibility)) return [];
    const { hostPrefix, path } = routeOf(name, input.place);
    const hosts = [ingress.http?.host, ingress.https?.host].flatMap(
      host => host ?? [],
    );
    const suffix = visibility === 'internal' ? '-internal' : '';
    return {
      id: `httproute-${visibility}-${name}`,
      object: {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: metadataOf(input, `${component}-${name}${suffix}`, {
          [label.endpointName]: name,
          [label.endpointVisibility]: visibility,
        }),
        spec: {
          parentRefs: [{ name: ingress.name, namespace: ingress.namespace }],
          hostnames: [...new Set(hosts)].map(host => `${hostPrefix}.${host}`),
          rules: [
            {
              matches: [{ path: { type: 'PathPrefix', value: path } }],
              backendRefs: [{ name: component, port: endpoint.port }],
            },
          ],
        },
      },
    };
  });
}

function filesConfig(input: RenderInput): RenderedResource[] {
  const files = mountedFiles(input).filter(file => file.value !== undefined);
  if (files.length === 0) return [];
  return [
    {
      id: 'file-config',
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: metadataOf(input, `${input.name}-files`),
        data: Object.fromEntries(files.map(file => [file.key, file.value])),
      },
    },
  ];
}

function secrets(input: RenderInput): RenderedResource[] {
  return secretNames(input).map(name => ({
    id: `secret-${name}`,
    object: {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: metadataOf(input, name),
      spec: {
        secretStoreRef: {
          kind: 'ClusterSecretStore',
          name: input.secretStore ?? 'default',
        },
        target: { name, creationPolicy: 'Owner' },
      },
    },
  }));
}
