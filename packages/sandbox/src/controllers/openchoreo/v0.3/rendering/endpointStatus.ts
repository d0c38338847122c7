// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Access,
  BindingEndpoint,
  BindingSpec,
  WorkloadEndpoint,
} from '../objects';
import { runtimeName, sortedEntries } from './RenderInput';
import {
  apiHost,
  apiPath,
  ExposeLevel,
  gatewayPort,
  webHost,
} from './renderRoutes';

const secure = new Set([443, 8443]);

function schemeOf({ type, port }: WorkloadEndpoint): string {
  switch (type) {
    case 'gRPC':
      return 'grpc';
    case 'Websocket':
      return 'ws';
    case 'HTTP':
    case 'REST':
    case 'GraphQL':
      return secure.has(port) ? 'https' : 'http';
    default:
      return '';
  }
}

const usualPorts: Record<string, number> = { http: 80, https: 443 };

function access(
  scheme: string,
  host: string,
  port: number,
  basePath = '',
): Access {
  const place = usualPorts[scheme] === port ? host : `${host}:${port}`;
  return {
    host,
    port,
    ...(scheme && { scheme }),
    ...(basePath && { basePath }),
    uri: scheme ? `${scheme}://${place}${basePath}` : `${host}:${port}`,
  };
}

const inProject = (binding: string, endpoint: WorkloadEndpoint): Access =>
  access(schemeOf(endpoint), runtimeName(binding), endpoint.port);

/** Where the endpoints of a service are reached, level by level. */
export const serviceEndpoints = (
  binding: string,
  spec: BindingSpec,
): BindingEndpoint[] =>
  sortedEntries(spec.workloadSpec.endpoints).map(([name, endpoint]) => {
    const api = spec.apis?.[name];
    const levels = api?.type === 'REST' ? api.rest?.exposeLevels ?? [] : [];
    const at = (level: ExposeLevel): Access | undefined =>
      api && levels.includes(level)
        ? access(
            'https',
            apiHost(spec.environment, level),
            gatewayPort,
            apiPath(spec, api),
          )
        : undefined;
    return {
      name,
      type: endpoint.type,
      project: inProject(binding, endpoint),
      organization: at('Organization'),
      public: at('Public'),
    };
  });

/** The same for a web application, whose HTTP endpoints are always public. */
export const webEndpoints = (
  binding: string,
  spec: BindingSpec,
): BindingEndpoint[] =>
  sortedEntries(spec.workloadSpec.endpoints).map(([name, endpoint]) => ({
    name,
    type: endpoint.type,
    project: inProject(binding, endpoint),
    ...(endpoint.type === 'HTTP' && {
      public: access('https', webHost(spec), gatewayPort, '/'),
    }),
  }));
