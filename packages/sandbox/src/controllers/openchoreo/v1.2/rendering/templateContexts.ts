// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ComponentReleaseSpec, Endpoint, TraitSpec, Values } from '../objects';
import { configurationsOf, derivedConfigurations } from './configurations';
import { endpointResources } from './endpointResources';
import { RenderInput } from './RenderInput';
import { Context } from './TemplateEngine';
import { withDefaults } from './withDefaults';

const byName = <T>(record: Record<string, T>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** A name that a port may have, not among those taken. */
function portName(endpoint: string, port: number, taken: Set<string>): string {
  const longest = 15;
  const clean = endpoint
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  const base = clean || `port-${port}`;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) {
    const suffix = `-${count}`;
    name = base.slice(0, longest - suffix.length) + suffix;
  }
  taken.add(name);
  return name;
}

export const protocolOf = ({ type }: Endpoint): 'UDP' | 'TCP' =>
  type === 'UDP' ? 'UDP' : 'TCP';

/** One port of a Service for each port and protocol. */
function servicePorts(endpoints: Record<string, Endpoint>): Values[] {
  const taken = new Set<string>();
  const seen = new Set<string>();
  return byName(endpoints).flatMap(([name, endpoint]) => {
    const { port, targetPort = port } = endpoint;
    const protocol = protocolOf(endpoint);
    const key = `${port}/${protocol}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ name: portName(name, port, taken), port, targetPort, protocol }];
  });
}

/** An endpoint is always visible in its own project. */
const endpointData = ({ schema, ...endpoint }: Endpoint) => ({
  targetPort: endpoint.port,
  ...endpoint,
  visibility: [
    'project',
    ...(endpoint.visibility ?? []).filter(each => each !== 'project'),
  ],
});

const mapValues = <T, R>(record: Record<string, T>, map: (value: T) => R) =>
  Object.fromEntries(Object.entries(record).map(([k, v]) => [k, map(v)]));

/** APIs are read only where a template asks for their operations. */
function resourcesOf(release: ComponentReleaseSpec): Values {
  const { componentType, traits, workload } = release;
  const templates = JSON.stringify([componentType.spec, traits]);
  if (!templates.includes('toEndpointResources')) return {};
  return Object.fromEntries(
    Object.entries(workload.endpoints ?? {}).flatMap(([name, endpoint]) => {
      const found = endpointResources(endpoint);
      return found ? [[name, found]] : [];
    }),
  );
}

function dependenciesOf({ dependencies: { items, resources } }: RenderInput) {
  const merged = (field: string) =>
    [...items, ...resources].flatMap(each => {
      const list = each[field];
      return Array.isArray(list) ? list : [];
    });
  return {
    items,
    resources,
    envVars: merged('envVars'),
    volumeMounts: merged('volumeMounts'),
    volumes: merged('volumes'),
  };
}

/** What templates of types and of traits see alike. */
export function sharedContext(input: RenderInput): Context {
  const { release, environment, gateway, environmentGateway } = input;
  const { container, endpoints = {} } = release.workload;
  const { image, command, args } = container;
  const configurations = configurationsOf(input);
  return {
    metadata: input.metadata,
    dataplane: input.dataPlane,
    environment: {
      ...(environmentGateway && { gateway: environmentGateway }),
      ...(input.notificationChannel && {
        defaultNotificationChannel: input.notificationChannel,
      }),
    },
    ...(gateway && { gateway }),
    workload: {
      container: {
        image,
        ...(command?.length && { command }),
        ...(args?.length && { args }),
      },
      endpoints: mapValues(endpoints, endpointData),
    },
    configurations,
    dependencies: dependenciesOf(input),
    derived: {
      ...derivedConfigurations(
        configurations,
        `${release.owner.componentName}-${environment}`,
      ),
      servicePorts: servicePorts(endpoints),
      endpointResources: resourcesOf(release),
    },
  };
}

/** What the templates of the component's type see. */
export function componentContext(shared: Context, input: RenderInput): Context {
  const { componentType, componentProfile } = input.release;
  const { parameters, environmentConfigs } = componentType.spec;
  return {
    ...shared,
    parameters: withDefaults(parameters, componentProfile?.parameters),
    environmentConfigs: withDefaults(
      environmentConfigs,
      input.environmentConfigs,
    ),
  };
}

/** What the templates of one instance of a trait see. */
export function traitContext(
  shared: Context,
  spec: TraitSpec,
  trait: { name: string; instanceName: string },
  given: { parameters?: Values; environmentConfigs?: Values },
): Context {
  return {
    ...shared,
    trait,
    parameters: withDefaults(spec.parameters, given.parameters),
    environmentConfigs: withDefaults(
      spec.environmentConfigs,
      given.environmentConfigs,
    ),
  };
}
