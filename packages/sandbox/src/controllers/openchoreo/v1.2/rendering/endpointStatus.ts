// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Endpoint,
  EndpointStatus,
  Gateway,
  GatewayEndpoint,
  UrlParts,
} from '../objects';
import { kubernetesName, namespaceNameLimit } from '../../names';

export interface EndpointPlace {
  component: string;
  /** The component type's plain name; `web-application` gets a host of its own. */
  typeName: string;
  environment: string;
  /** The control-plane namespace. */
  tenant: string;
  dataPlaneNamespace: string;
  gateway: Gateway;
}

const schemes: Record<Endpoint['type'], string> = {
  HTTP: 'http',
  GraphQL: 'http',
  Websocket: 'ws',
  gRPC: 'grpc',
  TCP: 'tcp',
  UDP: 'udp',
};

export const isRouted = (endpoint: Endpoint): boolean =>
  ['HTTP', 'GraphQL', 'Websocket'].includes(endpoint.type);

/** Host prefix and path under which a gateway shows an endpoint. */
export function routeOf(
  name: string,
  place: EndpointPlace,
): { hostPrefix: string; path: string } {
  const { component, environment, tenant } = place;
  return place.typeName === 'web-application'
    ? {
        hostPrefix: kubernetesName(
          namespaceNameLimit,
          name,
          component,
          environment,
          tenant,
        ),
        path: '/',
      }
    : {
        hostPrefix: `${environment}-${tenant}`,
        path: `/${component}-${name}`,
      };
}

/** Where each endpoint answers: inside the data plane, and at the gateways its visibility asks for. */
export function endpointStatuses(
  endpoints: Record<string, Endpoint>,
  place: EndpointPlace,
): EndpointStatus[] {
  return Object.entries(endpoints).map(([name, endpoint]) => {
    const visibility = endpoint.visibility ?? [];
    const { external, internal } = place.gateway.ingress ?? {};
    const urls = (gateway: GatewayEndpoint | undefined) =>
      gateway && isRouted(endpoint)
        ? gatewayUrls(name, endpoint, gateway, place)
        : undefined;
    const externalURLs = visibility.includes('external')
      ? urls(external)
      : undefined;
    const internalURLs = visibility.includes('internal')
      ? urls(internal)
      : undefined;
    return {
      name,
      type: endpoint.type,
      serviceURL: {
        scheme: schemes[endpoint.type],
        host: `${place.component}.${place.dataPlaneNamespace}.svc.cluster.local`,
        port: endpoint.port,
        ...(endpoint.basePath && { path: endpoint.basePath }),
      },
      ...(internalURLs && { internalURLs }),
      ...(externalURLs && { externalURLs }),
    };
  });
}

function gatewayUrls(
  name: string,
  endpoint: Endpoint,
  gateway: GatewayEndpoint,
  place: EndpointPlace,
) {
  const { hostPrefix, path } = routeOf(name, place);
  const secure = endpoint.type === 'Websocket' ? 'wss' : 'https';
  const insecure = endpoint.type === 'Websocket' ? 'ws' : 'http';
  const url = (scheme: string, listener: { host: string; port: number }) => ({
    scheme,
    host: `${hostPrefix}.${listener.host}`,
    port: listener.port,
    ...(path !== '/' && { path }),
  });
  return {
    ...(gateway.http && { http: url(insecure, gateway.http) }),
    ...(gateway.https && { https: url(secure, gateway.https) }),
  };
}

export function urlText(url: UrlParts): string {
  const { scheme = 'http', host, port, path = '' } = url;
  return `${scheme}://${host}${port ? `:${port}` : ''}${path}`;
}
