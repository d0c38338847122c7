// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { label } from '../labels';
import {
  kubernetesName,
  namespaceNameLimit,
  objectNameLimit,
} from '../../names';
import { Endpoint, RenderedResource, Values, WorkloadType } from '../objects';
import { isRouted, routeOf } from './endpointStatus';
import { containerVariables, renderConfiguration } from './renderConfiguration';
import { metadataOf, RenderedObject, RenderInput } from './RenderInput';
import { withDefaults } from './withDefaults';

interface Configs {
  replicas?: number;
  schedule?: string;
  imagePullPolicy?: string;
  resources?: { requests?: Values; limits?: Values };
}

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
  const hasEndpoints = Object.keys(endpoints).length > 0;
  const objects = [
    ...(workloadType === 'proxy' ? [] : [workload(workloadType, input)]),
    ...(hasEndpoints ? [service(endpoints, input)] : []),
    ...Object.entries(endpoints).flatMap(([name, endpoint]) =>
      routes(name, endpoint, input),
    ),
    ...renderConfiguration(input),
  ].sort(byKindAndName);
  return [
    ...objects,
    ...(hasEndpoints ? [networkPolicy(endpoints, input)] : []),
  ].map(object => ({ id: resourceId(object), object }));
}

function byKindAndName(a: RenderedObject, b: RenderedObject): number {
  const order = (object: RenderedObject) =>
    `${object.kind} ${object.metadata.name}`;
  return order(a) < order(b) ? -1 : Number(order(a) > order(b));
}

function resourceId({ kind, metadata }: RenderedObject): string {
  const id = `${kind.toLowerCase()}-${metadata.name}`;
  return id.length > namespaceNameLimit
    ? kubernetesName(namespaceNameLimit, kind.toLowerCase(), metadata.name)
    : id;
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
): RenderedObject {
  const { replicas = 1, schedule = '0 * * * *' } = configsOf(input);
  const metadata = metadataOf(input, input.name);
  if (workloadType === 'cronjob' || workloadType === 'job') {
    const job = { backoffLimit: 3, template: podTemplate(input, 'OnFailure') };
    return workloadType === 'job'
      ? { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: job }
      : {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          metadata,
          spec: {
            schedule,
            concurrencyPolicy: 'Forbid',
            jobTemplate: { metadata: { labels: input.labels }, spec: job },
          },
        };
  }
  return {
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
  };
}

const protocolOf = ({ type }: Endpoint) => (type === 'UDP' ? 'UDP' : 'TCP');

function service(
  endpoints: Record<string, Endpoint>,
  input: RenderInput,
): RenderedObject {
  return {
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
        protocol: protocolOf(endpoint),
      })),
    },
  };
}

/** Lets the cell's own pods, and OpenChoreo's, reach the endpoints. */
function networkPolicy(
  endpoints: Record<string, Endpoint>,
  input: RenderInput,
): RenderedObject {
  const ports = Object.values(endpoints).map(endpoint => ({
    protocol: protocolOf(endpoint),
    port: endpoint.targetPort ?? endpoint.port,
  }));
  const system = {
    namespaceSelector: {},
    podSelector: {
      matchExpressions: [
        { key: 'openchoreo.dev/system-component', operator: 'Exists' },
      ],
    },
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: `openchoreo-${input.place.component}`,
      namespace: input.place.dataPlaneNamespace,
    },
    spec: {
      podSelector: { matchLabels: podSelectors(input) },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: {} }], ports },
        { from: [system], ports },
      ],
    },
  };
}

function routes(
  name: string,
  endpoint: Endpoint,
  input: RenderInput,
): RenderedObject[] {
  if (!isRouted(endpoint)) return [];
  const { component, gateway } = input.place;
  return (['external', 'internal'] as const).flatMap(visibility => {
    const ingress = gateway.ingress?.[visibility];
    if (!ingress || !endpoint.visibility?.includes(visibility)) return [];
    const { hostPrefix, path } = routeOf(name, input.place);
    const hosts = [ingress.http?.host, ingress.https?.host].flatMap(
      host => host ?? [],
    );
    const parts = [component, name];
    if (visibility === 'internal') parts.push(visibility);
    return {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: metadataOf(input, kubernetesName(objectNameLimit, ...parts), {
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
    };
  });
}
