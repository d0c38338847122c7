// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { kubernetesName, objectNameLimit } from '../names';
import { DeploymentContext } from './deploymentContext';
import { nameOf } from './labels';
import {
  Application,
  Artifact,
  ConfigurationGroup,
  EnvironmentVariable,
} from './objects';

/** How the artifact runs, with what its deployment overrides. */
export function applicationOf({
  artifact,
  deployment,
}: DeploymentContext): Application {
  const base = artifact.spec?.configuration?.application ?? {};
  const over = deployment.spec?.configurationOverrides?.application ?? {};
  const overridden = new Set((over.env ?? []).map(({ key }) => key));
  return {
    ...base,
    ...over,
    env: [
      ...(base.env ?? []).filter(({ key }) => !overridden.has(key)),
      ...(over.env ?? []),
    ],
  };
}

/** What a configuration group gives in an environment: its plain values, and the keys of those in the vault. */
export function valuesOf(
  { spec }: ConfigurationGroup,
  environment: string,
): { plain: Record<string, string>; secret: string[] } {
  const groups = (spec?.environmentGroups ?? [])
    .filter(({ environments }) => environments.includes(environment))
    .map(({ name }) => name);
  const plain: Record<string, string> = {};
  const secret: string[] = [];
  for (const { key, values } of spec?.configurations ?? []) {
    const found =
      values.find(value => value.environment === environment) ??
      values.find(({ environmentGroupRef = '' }) =>
        groups.includes(environmentGroupRef),
      );
    if (found?.vaultKey) secret.push(key);
    else if (found?.value !== undefined) plain[key] = found.value;
  }
  return { plain, secret };
}

/** One per number and protocol, as several endpoints may share a port. */
export function portsOf({
  spec,
}: Artifact): { name: string; port: number; protocol: 'TCP' | 'UDP' }[] {
  const ports = (spec?.configuration?.endpointTemplates ?? []).map(
    ({ spec: { service, type } }) => {
      const protocol = type === 'UDP' ? ('UDP' as const) : ('TCP' as const);
      return {
        name: `ep-${service.port}-${protocol.toLowerCase()}`,
        port: service.port,
        protocol,
      };
    },
  );
  return ports.filter(
    ({ name }, index) => ports.findIndex(p => p.name === name) === index,
  );
}

export function containerOf(context: DeploymentContext): object {
  const { args, env = [], probes, resourceLimits } = applicationOf(context);
  const ports = portsOf(context.artifact);
  return {
    name: 'main',
    image: context.image,
    ...(args && { args }),
    ...(env.length > 0 && {
      env: env.map(variable => environmentVariable(variable, context)),
    }),
    ...(ports.length > 0 && {
      ports: ports.map(({ name, port, protocol }) => ({
        name,
        containerPort: port,
        protocol,
      })),
    }),
    ...(resourceLimits && { resources: { limits: resourceLimits } }),
    ...probes,
  };
}

function environmentVariable(
  { key, value, valueFrom }: EnvironmentVariable,
  { groups, environment, component, track }: DeploymentContext,
): object {
  const { configurationGroupRef: reference, secretRef } = valueFrom ?? {};
  if (secretRef) return { name: key, valueFrom: { secretKeyRef: secretRef } };
  if (!reference) return { name: key, value: value ?? '' };
  const group = groups.find(each => nameOf(each) === reference.name);
  const isSecret =
    group &&
    valuesOf(group, nameOf(environment)).secret.includes(reference.key);
  const source = {
    name: kubernetesName(
      objectNameLimit,
      component.metadata.name,
      track.metadata.name,
      reference.name,
    ),
    key: reference.key,
    optional: true,
  };
  return {
    name: key,
    valueFrom: isSecret
      ? { secretKeyRef: source }
      : { configMapKeyRef: source },
  };
}
