// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RenderedResource } from '../../inventory';
import { sandboxAnnotation } from '../../../sandboxAnnotation';
import { runtimeLabels } from '../labels';
import {
  Access,
  ScheduledTaskClassSpec,
  ServingClassSpec,
  Values,
} from '../objects';
import { mergeTemplate } from './mergeTemplate';
import {
  identity,
  RenderInput,
  runtimeName,
  sortedEntries,
} from './RenderInput';

const protocolOf = (type: string) => (type === 'UDP' ? 'UDP' : 'TCP');

/** One port for each number and protocol, however many endpoints share it. */
function portsOf({ spec }: RenderInput) {
  const ports = sortedEntries(spec.workloadSpec.endpoints).map(
    ([, { port, type }]) => ({ port, protocol: protocolOf(type) }),
  );
  return ports
    .map(({ port, protocol }) => ({
      name: `ep-${port}-${protocol.toLowerCase()}`,
      port,
      protocol,
    }))
    .filter(
      ({ name }, index, all) => all.findIndex(p => p.name === name) === index,
    );
}

const filledIn = (
  text: string,
  { host, port, scheme, basePath, uri }: Access,
) => {
  const values: Record<string, string> = {
    host,
    port: String(port),
    scheme: scheme ?? '',
    basePath: basePath ?? '',
    uri: uri ?? '',
    url: uri ?? '',
  };
  return text.replace(
    /\{\{\s*\.(\w+)\s*\}\}/g,
    (whole, field: string) => values[field] ?? whole,
  );
};

/** Plain values and connections; references to configuration groups and secrets are passed over, as v0.3 does. */
function environmentOf(
  { spec, connections }: RenderInput,
  variables: readonly { key: string; value?: string }[] = [],
) {
  return [
    ...variables.flatMap(({ key, value }) =>
      key && value ? [{ name: key, value }] : [],
    ),
    ...sortedEntries(spec.workloadSpec.connections).flatMap(
      ([name, { inject }]) =>
        inject.env.map(({ name: variable, value }) => ({
          name: variable,
          value: connections[name] ? filledIn(value, connections[name]) : value,
        })),
    ),
  ];
}

/** Only one container runs; of several, the first by name unless one is called main. */
function container(input: RenderInput, exposesPorts: boolean): Values {
  const { containers = {} } = input.spec.workloadSpec;
  const name =
    'main' in containers ? 'main' : sortedEntries(containers)[0]?.[0] ?? '';
  const { image, command, args, env } = containers[name] ?? { image: '' };
  const variables = environmentOf(input, env);
  const ports = exposesPorts
    ? portsOf(input).map(port => ({
        name: port.name,
        containerPort: port.port,
        protocol: port.protocol,
      }))
    : [];
  return {
    name,
    image,
    ...(command?.length && { command }),
    ...(args?.length && { args }),
    ...(variables.length > 0 && { env: variables }),
    ...(ports.length > 0 && { ports }),
  };
}

function podTemplate(input: RenderInput, podSpec: Values): Values {
  const { podFailure } = input;
  return {
    metadata: {
      labels: runtimeLabels(input.namespace, input.spec),
      ...(podFailure && {
        annotations: { [sandboxAnnotation.podFailure]: podFailure },
      }),
    },
    spec: podSpec,
  };
}

export function renderDeployment(
  input: RenderInput,
  { deploymentTemplate }: ServingClassSpec,
): RenderedResource {
  const spec = mergeTemplate(deploymentTemplate, {
    selector: { matchLabels: runtimeLabels(input.namespace, input.spec) },
    template: podTemplate(input, { containers: [container(input, true)] }),
  });
  return {
    id: `${input.name}-deployment`,
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: identity(input, runtimeName(input.name)),
      spec: {
        ...spec,
        ...(input.spec.releaseState === 'Suspend' && { replicas: 0 }),
      },
    },
  };
}

export function renderService(
  input: RenderInput,
  { serviceTemplate }: ServingClassSpec,
): RenderedResource {
  const ports = portsOf(input).map(port => ({
    ...port,
    targetPort: port.port,
  }));
  return {
    id: `${input.name}-service`,
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: identity(input, runtimeName(input.name)),
      // the binding's type wins over the class's
      spec: mergeTemplate(serviceTemplate, {
        type: 'ClusterIP',
        selector: runtimeLabels(input.namespace, input.spec),
        ...(ports.length > 0 && { ports }),
      }),
    },
  };
}

export function renderCronJob(
  input: RenderInput,
  { cronJobTemplate }: ScheduledTaskClassSpec,
): RenderedResource {
  const template = podTemplate(input, {
    restartPolicy: 'OnFailure',
    containers: [container(input, false)],
  });
  return {
    id: `${input.name}-cronjob`,
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: identity(input, runtimeName(input.name)),
      spec: {
        ...mergeTemplate(cronJobTemplate, {
          jobTemplate: {
            metadata: { labels: runtimeLabels(input.namespace, input.spec) },
            spec: { template },
          },
        }),
        ...(input.spec.releaseState === 'Suspend' && { suspend: true }),
      },
    },
  };
}
