// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { kubernetesName, objectNameLimit } from '../names';
import { EndpointContext } from './endpointContext';
import { runtimeLabel } from './labels';
import {
  runtimeNamespaceOf,
  serviceNameOf,
  workloadLabels,
} from './renderDeployment';

const gateways = ['gateway-external', 'gateway-internal'] as const;

type Gateway = (typeof gateways)[number];

const isWebApplication = ({ component }: EndpointContext) =>
  component.spec?.type === 'WebApplication';

function gatewaysOf(context: EndpointContext): Gateway[] {
  const { networkVisibilities } = context.endpoint.spec ?? {};
  if (isWebApplication(context) || !networkVisibilities) {
    return ['gateway-external'];
  }
  return [
    ...(networkVisibilities.public?.enable
      ? ['gateway-external' as const]
      : []),
    ...(networkVisibilities.organization?.enable
      ? ['gateway-internal' as const]
      : []),
  ];
}

function hostOf(context: EndpointContext, gateway: Gateway): string {
  const { component, environment, dataPlane } = context;
  if (isWebApplication(context)) {
    return `${component.metadata.name}-${environment.metadata.name}.choreoapps.localhost`;
  }
  const { publicVirtualHost = '', organizationVirtualHost = '' } =
    dataPlane.spec?.gateway ?? {};
  const domain =
    gateway === 'gateway-internal'
      ? organizationVirtualHost
      : publicVirtualHost;
  return `${environment.spec?.gateway?.dnsPrefix ?? ''}.${domain}`;
}

const pathOf = (context: EndpointContext): string =>
  isWebApplication(context)
    ? '/'
    : `/${context.project.metadata.name}/${context.component.metadata.name}`;

/** Where the endpoint is met from outside; also for one that no gateway lets in, as OpenChoreo has it. */
export const addressOf = (context: EndpointContext): string =>
  `https://${hostOf(context, 'gateway-external')}${pathOf(context)}`;

const isProtected = ({ endpoint }: EndpointContext) =>
  endpoint.spec?.apiSettings?.securitySchemes?.includes('oauth') === true;

/** The routes, and what guards them, in the order in which they are made. */
export function renderRoutes(context: EndpointContext): KubeObject[] {
  const wanted = gatewaysOf(context);
  return [
    ...wanted.map(gateway => route(context, gateway)),
    ...(isProtected(context)
      ? wanted.map(gateway => securityPolicy(context, gateway))
      : []),
  ];
}

/** Those an endpoint may have and this one does not want. */
export function unwantedRoutes(context: EndpointContext): KubeObject[] {
  const wanted = gatewaysOf(context);
  const unwanted = gateways.filter(gateway => !wanted.includes(gateway));
  return [
    ...unwanted.map(gateway => route(context, gateway)),
    ...(isProtected(context) ? unwanted : gateways).map(gateway =>
      securityPolicy(context, gateway),
    ),
  ];
}

const metadataOf = (context: EndpointContext, gateway: Gateway) => ({
  name: kubernetesName(
    objectNameLimit,
    gateway,
    context.endpoint.metadata.name,
  ),
  namespace: runtimeNamespaceOf(context),
  labels: { ...workloadLabels(context), [runtimeLabel.visibility]: gateway },
});

function route(context: EndpointContext, gateway: Gateway): KubeObject {
  const { port, basePath = '/' } = context.endpoint.spec?.service ?? {};
  const prefix = pathOf(context);
  const path = isWebApplication(context)
    ? basePath
    : `${prefix}/${basePath}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadataOf(context, gateway),
    spec: {
      parentRefs: [{ name: gateway, namespace: 'choreo-system' }],
      hostnames: [hostOf(context, gateway)],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: path } }],
          filters: [
            {
              type: 'URLRewrite',
              urlRewrite: {
                path: {
                  type: 'ReplacePrefixMatch',
                  replacePrefixMatch: basePath,
                },
              },
            },
          ],
          backendRefs: [{ name: serviceNameOf(context), port }],
        },
      ],
    },
  };
}

function securityPolicy(
  context: EndpointContext,
  gateway: Gateway,
): KubeObject {
  const { uri } = context.environment.spec?.gateway?.security?.remoteJwks ?? {};
  const metadata = metadataOf(context, gateway);
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'SecurityPolicy',
    metadata,
    spec: {
      targetRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'HTTPRoute',
          name: metadata.name,
        },
      ],
      jwt: { providers: [{ name: 'default', remoteJWKS: { uri } }] },
    },
  };
}
