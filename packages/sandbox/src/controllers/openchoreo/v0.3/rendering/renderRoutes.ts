// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { posix } from 'node:path';
import { RenderedResource } from '../../inventory';
import {
  kubernetesName,
  namespaceNameLimit,
  objectNameLimit,
} from '../../names';
import { BindingSpec, ServiceApi } from '../objects';
import {
  identity,
  RenderInput,
  runtimeName,
  sortedEntries,
} from './RenderInput';

export type ExposeLevel = 'Public' | 'Organization';

/** Where an API is reached, by level; both are fixed in v0.3, whatever the plane's gateway says. */
const domains: Record<ExposeLevel, string> = {
  Public: 'choreoapis.localhost',
  Organization: 'choreoapis.internal',
};
const gateways: Record<ExposeLevel, string> = {
  Public: 'gateway-external',
  Organization: 'gateway-internal',
};
export const gatewayPort = 8443;

export const apiHost = (environment: string, level: ExposeLevel): string =>
  `${environment}.${domains[level]}`;

export const apiPath = ({ owner }: BindingSpec, { rest }: ServiceApi): string =>
  posix
    .join(
      '/',
      owner.projectName,
      owner.componentName,
      rest?.backend?.basePath ?? '',
    )
    .replace(/(.)\/$/, '$1');

export const webHost = ({ owner, environment }: BindingSpec): string =>
  `${owner.componentName}-${environment}.choreoapps.localhost`;

/** Those levels that leave the project; `otherwise` when the API names none at all. */
export function routedLevels(
  { rest }: ServiceApi,
  otherwise: ExposeLevel,
): ExposeLevel[] {
  const { exposeLevels = [] } = rest ?? {};
  if (exposeLevels.length === 0) return [otherwise];
  return exposeLevels.flatMap(level =>
    level === 'Public' || level === 'Organization' ? [level] : [],
  );
}

export const routeName = (
  { name }: RenderInput,
  api: string,
  level: ExposeLevel,
): string =>
  kubernetesName(
    namespaceNameLimit,
    name,
    api,
    level.toLowerCase(),
    'httproute',
  );

/** The REST APIs of a binding; throws, as the controller fails, for one without its specification. */
export const restApis = ({ spec }: RenderInput): [string, ServiceApi][] =>
  sortedEntries(spec.apis)
    .filter(([, { type }]) => type === 'REST')
    .map(([name, api]) => {
      if (!api.rest) {
        throw new Error(
          `REST endpoint specification is missing for API ${name}`,
        );
      }
      return [name, api];
    });

interface Route {
  name: string;
  gateway: string;
  host: string;
  path: string;
  rewrite: string;
  port: number;
}

const route = (
  input: RenderInput,
  { name, gateway, host, path, rewrite, port }: Route,
): RenderedResource => ({
  id: name,
  object: {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: identity(input, name),
    spec: {
      parentRefs: [{ name: gateway, namespace: 'choreo-system' }],
      hostnames: [host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: path } }],
          filters: [
            {
              type: 'URLRewrite',
              urlRewrite: {
                path: {
                  type: 'ReplacePrefixMatch',
                  replacePrefixMatch: rewrite,
                },
              },
            },
          ],
          backendRefs: [{ name: runtimeName(input.name), port }],
        },
      ],
    },
  },
});

/** One route for each API and level. */
export const renderApiRoutes = (input: RenderInput): RenderedResource[] =>
  restApis(input).flatMap(([name, api]) =>
    routedLevels(api, 'Public').map(level =>
      route(input, {
        name: routeName(input, name, level),
        gateway: gateways[level],
        host: apiHost(input.spec.environment, level),
        path: apiPath(input.spec, api),
        rewrite: api.rest?.backend?.basePath ?? '',
        port: api.rest?.backend?.port ?? 0,
      }),
    ),
  );

/** One route for each endpoint of a web application, all of them public. */
export const renderWebRoutes = (input: RenderInput): RenderedResource[] =>
  sortedEntries(input.spec.workloadSpec.endpoints).map(([name, { port }]) =>
    route(input, {
      name: kubernetesName(objectNameLimit, input.name, name, 'httproute'),
      gateway: gateways.Public,
      host: webHost(input.spec),
      path: '/',
      rewrite: '/',
      port,
    }),
  );
