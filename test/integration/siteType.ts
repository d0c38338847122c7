// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const apiVersion = 'openchoreo.dev/v1alpha1';

// what OpenChoreo fills in
const placeholders = {
  metadata: {
    name: '${metadata.name}',
    namespace: '${metadata.namespace}',
    labels: '${metadata.labels}',
  },
  component: '${metadata.componentName}',
  selectors: '${metadata.podSelectors}',
};

/**
 * A component type with two replicas whose external endpoints are reached through the gateway of the plane. With `asks`
 * every environment has to say how many replicas there are.
 */
export function siteType({ name = 'site', asks = false } = {}): object {
  const { metadata } = placeholders;
  return {
    apiVersion,
    kind: 'ClusterComponentType',
    metadata: { name },
    spec: {
      workloadType: 'deployment',
      environmentConfigs: {
        openAPIV3Schema: {
          type: 'object',
          ...(asks && { required: ['replicas'] }),
          properties: {
            replicas: { type: 'integer', ...(!asks && { default: 2 }) },
          },
        },
      },
      resources: [
        { id: 'deployment', template: deployment() },
        {
          id: 'service',
          template: {
            apiVersion: 'v1',
            kind: 'Service',
            metadata: { ...metadata, name: placeholders.component },
            spec: {
              selector: placeholders.selectors,
              ports: '${workload.toServicePorts()}',
            },
          },
        },
        {
          id: 'httproute-external',
          forEach:
            '${workload.endpoints.transformMap(name, ep, "external" in ep.visibility, ep)}',
          var: 'endpoint',
          template: route(),
        },
      ],
    },
  };
}

function deployment(): object {
  const { metadata, selectors } = placeholders;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: '${environmentConfigs.replicas}',
      selector: { matchLabels: selectors },
      template: {
        metadata: { labels: selectors },
        spec: {
          containers: [{ name: 'main', image: '${workload.container.image}' }],
        },
      },
    },
  };
}

function route(): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      name: '${oc_generate_name(metadata.componentName, endpoint.key)}',
      namespace: '${metadata.namespace}',
      labels:
        '${oc_merge(metadata.labels, {"openchoreo.dev/endpoint-name": endpoint.key, "openchoreo.dev/endpoint-visibility": "external"})}',
    },
    spec: {
      parentRefs: [
        {
          name: '${gateway.ingress.external.name}',
          namespace: '${gateway.ingress.external.namespace}',
        },
      ],
      hostnames: [
        '${metadata.environmentName + "-" + metadata.componentNamespace + "." + gateway.ingress.external.https.host}',
      ],
      rules: [
        {
          matches: [
            {
              path: {
                type: 'PathPrefix',
                value: '/${metadata.componentName}-${endpoint.key}',
              },
            },
          ],
          backendRefs: [
            {
              name: '${metadata.componentName}',
              port: '${endpoint.value.port}',
            },
          ],
        },
      ],
    },
  };
}
