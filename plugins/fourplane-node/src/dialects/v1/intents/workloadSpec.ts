// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import { find, findIn } from '../../reading/ReadableKind';
import { IntentFields } from '../../Dialect';
import { issueAt } from '../../writing/plan';
import { secretReferenceKind } from '../kinds/secretReference';
import { Checking } from './componentType';

export type WorkloadUse = NonNullable<IntentOf<'createComponent'>['workload']>;

/** What of an endpoint a dependency can hand to a variable. */
const bindable = ['address', 'host', 'port', 'basePath'];

/** A workload without its image and its owner. The schedule of a task is no part of it. */
export function workloadParts(
  workload: WorkloadUse,
  component: ModelRef,
  checking: Checking,
) {
  const { command, args, env, endpoints } = workload;
  checkSecrets(env ?? [], checking);
  const dependencies = {
    ...(workload.dependencies && {
      endpoints: endpointUses(workload.dependencies, component, checking),
    }),
    ...(workload.resources && {
      resources: resourceUses(workload.resources, component, checking),
    }),
  };
  return {
    container: {
      ...(command && { command }),
      ...(args && { args }),
      ...(env && { env: env.map(variable => variableOf(variable)) }),
    },
    endpoints: endpoints && endpointsOf(endpoints, checking),
    dependencies:
      Object.keys(dependencies).length > 0 ? dependencies : undefined,
  };
}

/** The intent's fields a workload is made of. */
export function workloadFields({ endpoints = [] }: WorkloadUse): IntentFields {
  return {
    ...Object.fromEntries(
      endpoints.map(({ name }, index) => [
        `spec.endpoints.${name}`,
        `workload.endpoints.${index}`,
      ]),
    ),
    'spec.endpoints': 'workload.endpoints',
    'spec.dependencies.endpoints': 'workload.dependencies',
    'spec.dependencies.resources': 'workload.resources',
    'spec.container.image': 'source.image',
    'spec.container': 'workload',
  };
}

function variableOf(variable: NonNullable<WorkloadUse['env']>[number]) {
  return 'secret' in variable
    ? {
        key: variable.name,
        valueFrom: { secretKeyRef: { ...variable.secret } },
      }
    : { key: variable.name, value: variable.value };
}

/** A secret reference that is not there keeps the component from being rendered. Where none can be seen nothing is known. */
function checkSecrets(
  env: NonNullable<WorkloadUse['env']>,
  { tenant, lookup, issues }: Checking,
): void {
  const [any] = findIn(secretReferenceKind, lookup, tenant);
  if (!any) {
    return;
  }
  env.forEach((variable, index) => {
    if (!('secret' in variable)) {
      return;
    }
    const { name, key } = variable.secret;
    const path = `workload.env.${index}.secret`;
    const reference = find(secretReferenceKind, lookup, tenant, name);
    if (!reference) {
      issues.push(issueAt(`${path}.name`, `There is no secret "${name}"`));
    } else if (
      reference.content &&
      !reference.issues &&
      !reference.content.keys.includes(key)
    ) {
      issues.push(
        issueAt(`${path}.key`, `The secret "${name}" has no key "${key}"`),
      );
    }
  });
}

function endpointsOf(
  endpoints: NonNullable<WorkloadUse['endpoints']>,
  { issues }: Checking,
) {
  const named = new Map<string, object>();
  endpoints.forEach(
    ({ name, type, port, basePath, visibility, schema }, index) => {
      if (named.has(name)) {
        issues.push(
          issueAt(
            `workload.endpoints.${index}.name`,
            `There is another endpoint "${name}"`,
          ),
        );
      }
      named.set(name, {
        type,
        port,
        ...(basePath && { basePath }),
        ...(visibility && { visibility: [...new Set(visibility)] }),
        ...(schema && { schema }),
      });
    },
  );
  return Object.fromEntries(named);
}

function endpointUses(
  dependencies: NonNullable<WorkloadUse['dependencies']>,
  { project }: ModelRef,
  { issues }: Checking,
) {
  return dependencies.map(({ component, endpoint, env = {} }, index) => {
    for (const what of Object.keys(env)) {
      if (!bindable.includes(what)) {
        issues.push(
          issueAt(
            `workload.dependencies.${index}.env.${what}`,
            `must be one of ${bindable.join(', ')}`,
          ),
        );
      }
    }
    const isNear = component.project === project;
    return {
      ...(!isNear && { project: component.project }),
      component: component.name,
      name: endpoint,
      visibility: isNear ? 'project' : 'namespace',
      envBindings: env,
    };
  });
}

function resourceUses(
  resources: NonNullable<WorkloadUse['resources']>,
  { project }: ModelRef,
  { issues }: Checking,
) {
  return resources.map(({ resource, env }, index) => {
    if (resource.project !== project) {
      issues.push(
        issueAt(
          `workload.resources.${index}.resource`,
          `"${resource.name}" is of project "${resource.project}": a component can only use resources of its own project`,
        ),
      );
    }
    return { ref: resource.name, ...(env && { envBindings: env }) };
  });
}
