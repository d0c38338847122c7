// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { label } from '../labels';
import {
  Endpoint,
  EndpointStatus,
  Gateway,
  GatewayEndpoint,
  UrlParts,
  Values,
} from '../objects';
import { RenderedObject } from './RenderInput';

type EndpointType = Endpoint['type'];
type Urls = NonNullable<EndpointStatus['externalURLs']>;

const schemes: Record<EndpointType, { open: string; secure: string }> = {
  HTTP: { open: 'http', secure: 'https' },
  GraphQL: { open: 'http', secure: 'https' },
  Websocket: { open: 'ws', secure: 'wss' },
  gRPC: { open: 'grpc', secure: 'grpcs' },
  TCP: { open: 'tcp', secure: 'tls' },
  UDP: { open: 'udp', secure: '' },
};

const web: readonly EndpointType[] = ['HTTP', 'GraphQL', 'Websocket'];

/** The endpoints each kind of route can show. */
const routable: Record<string, readonly EndpointType[]> = {
  HTTPRoute: [...web, 'gRPC'],
  GRPCRoute: ['gRPC'],
  TLSRoute: [...web, 'gRPC', 'TCP'],
};

const gatewayApi = /^gateway\.networking\.k8s\.io\//;
const basePathAnnotation = 'openchoreo.dev/endpoint-base-path';

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const first = (value: unknown): unknown =>
  Array.isArray(value) ? value[0] : undefined;

const fieldOf = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (isObject(inner) ? inner[key] : undefined),
    value,
  );

const text = (value: unknown): string =>
  typeof value === 'string' ? value : '';

/** The path clients use: as the route says, or that of its first match. */
function pathOf({ kind, metadata, spec }: RenderedObject): string {
  const said = metadata.annotations?.[basePathAnnotation];
  if (said || kind !== 'HTTPRoute') return said ?? '';
  const match = first(fieldOf(first(fieldOf(spec, 'rules')), 'matches'));
  return text(fieldOf(match, 'path', 'value'));
}

function routeUrls(
  route: RenderedObject,
  type: EndpointType,
  gateway: GatewayEndpoint | undefined,
): Urls | undefined {
  const host = text(first(fieldOf(route.spec, 'hostnames')));
  if (!host || !gateway) return undefined;
  const path = pathOf(route);
  const url = (scheme: string, { port }: { port: number }): UrlParts => ({
    scheme,
    host,
    port,
    ...(path && { path }),
  });
  const { open, secure } = schemes[type];
  const { http, https, tls } = gateway;
  const urls: Urls =
    route.kind === 'TLSRoute'
      ? { ...(tls && { tls: url(secure, tls) }) }
      : {
          ...(http && { http: url(open, http) }),
          ...(https && { https: url(secure, https) }),
        };
  return Object.keys(urls).length > 0 ? urls : undefined;
}

/** The Service whose ports fit best; the first of equals. */
function serviceOf(
  objects: readonly RenderedObject[],
  endpoints: Record<string, Endpoint>,
): { host: string; ports: unknown[] } | undefined {
  const wanted = Object.values(endpoints).map(({ port }) => port);
  const services = objects
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service')
    .map(({ metadata, spec }) => {
      const list = fieldOf(spec, 'ports');
      const ports = (Array.isArray(list) ? list : []).map(each =>
        fieldOf(each, 'port'),
      );
      return {
        host: `${metadata.name}.${metadata.namespace}.svc.cluster.local`,
        ports,
        fits: wanted.filter(port => ports.includes(port)).length,
      };
    });
  const most = Math.max(...services.map(({ fits }) => fits));
  return services.find(({ fits }) => fits === most);
}

/** Where endpoints answer, read off the rendered routes and Service: at the gateways, and inside the data plane. */
export function endpointStatuses(
  objects: readonly RenderedObject[],
  endpoints: Record<string, Endpoint>,
  gateway: Gateway | undefined,
): EndpointStatus[] {
  const service = serviceOf(objects, endpoints);
  const routes = objects.filter(
    ({ apiVersion, kind }) => gatewayApi.test(apiVersion) && kind in routable,
  );
  const statuses = Object.entries(endpoints).map(
    ([name, { type, port, basePath }]) => {
      const own = routes.filter(
        ({ kind, metadata }) =>
          metadata.labels?.[label.endpointName] === name &&
          routable[kind].includes(type),
      );
      const isExternal = ({ metadata }: RenderedObject) =>
        metadata.labels?.[label.endpointVisibility] === 'external';
      // where several routes show the same, the last one counts
      const external = own.filter(isExternal).pop();
      const internal = own.filter(route => !isExternal(route)).pop();
      const externalURLs =
        external && routeUrls(external, type, gateway?.ingress?.external);
      const internalURLs =
        internal && routeUrls(internal, type, gateway?.ingress?.internal);
      const serviceURL = service?.ports.includes(port)
        ? {
            scheme: schemes[type].open,
            host: service.host,
            port,
            ...(basePath && { path: basePath }),
          }
        : undefined;
      return {
        isRouted: own.length > 0,
        status: {
          name,
          type,
          ...(serviceURL && { serviceURL }),
          ...(internalURLs && { internalURLs }),
          ...(externalURLs && { externalURLs }),
        },
      };
    },
  );
  return statuses
    .filter(({ isRouted, status }) => isRouted || status.serviceURL)
    .sort(
      (a, b) =>
        Number(b.isRouted) - Number(a.isRouted) ||
        (a.status.name < b.status.name ? -1 : 1),
    )
    .map(({ status }) => status);
}

const urlSchemes = ['http', 'https', 'ws', 'wss', 'tls'];

/** What a component is told to connect to: a URL where the protocol has one, else host and port. */
export function addressText({ scheme = '', host, port, path = '' }: UrlParts) {
  const prefix = urlSchemes.includes(scheme) ? `${scheme}://` : '';
  const slash = path && !path.startsWith('/') ? '/' : '';
  return `${prefix}${host}${port ? `:${port}` : ''}${slash}${path}`;
}
