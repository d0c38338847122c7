// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';
import { mainContainer } from '../workloadSpec';
import { Fields, fieldsOf } from './manifest';

/** What runs, as an intent says it. */
export type WorkloadUse = NonNullable<IntentOf<'createComponent'>['workload']>;

const endpointTypes = [
  'HTTP',
  'REST',
  'gRPC',
  'GraphQL',
  'Websocket',
  'TCP',
  'UDP',
];

/** What can be known of an endpoint that is called, as the templates of 0.3 spell it. */
const known: ReadonlyMap<string, string> = new Map([
  ['address', '{{ .url }}'],
  ['host', '{{ .host }}'],
  ['port', '{{ .port }}'],
  ['basePath', '{{ .basePath }}'],
]);

/** What of a workload OpenChoreo 0.3 has no words for. */
export function workloadIssues({
  endpoints = [],
  dependencies = [],
  resources = [],
}: WorkloadUse): IntentIssue[] {
  const names = endpoints.map(({ name }) => name);
  return [
    ...endpoints.flatMap(({ name, type }, index) => [
      ...(endpointTypes.includes(type)
        ? []
        : [
            issueAt(
              `workload.endpoints.${index}.type`,
              `must be one of ${endpointTypes.join(', ')}`,
            ),
          ]),
      ...(names.indexOf(name) === index
        ? []
        : [
            issueAt(
              `workload.endpoints.${index}.name`,
              `"${name}" is the name of another endpoint`,
            ),
          ]),
    ]),
    ...dependencies.flatMap(({ env = {} }, index) =>
      Object.keys(env)
        .filter(what => !known.has(what))
        .map(what =>
          issueAt(
            `workload.dependencies.${index}.env.${what}`,
            `must be one of ${[...known.keys()].join(', ')}`,
          ),
        ),
    ),
    ...(resources.length > 0
      ? [
          issueAt(
            'workload.resources',
            'Managed resources came with OpenChoreo 1.1',
            'Leave them out',
          ),
        ]
      : []),
  ];
}

/** A container with a new image, and where a workload is given, all else of it new, too. */
export function containersWith(
  before: unknown,
  image: string | undefined,
  workload: WorkloadUse | undefined,
): Fields {
  const containers = fieldsOf(before);
  const name = mainContainer(containers);
  const stored = fieldsOf(containers[name]);
  const kept = workload ? { image: stored.image } : stored;
  return {
    ...containers,
    [name]: {
      ...kept,
      ...(image !== undefined && { image }),
      ...(workload?.command && { command: workload.command }),
      ...(workload?.args && { args: workload.args }),
      ...(workload?.env && { env: workload.env.map(variableOf) }),
    },
  };
}

function variableOf(variable: NonNullable<WorkloadUse['env']>[number]) {
  return 'secret' in variable
    ? {
        key: variable.name,
        valueFrom: {
          secretRef: { name: variable.secret.name, key: variable.secret.key },
        },
      }
    : { key: variable.name, value: variable.value };
}

/** Endpoints by name; who reaches them from elsewhere stands in the Service. */
export function endpointsOf({ endpoints = [] }: WorkloadUse): Fields {
  return Object.fromEntries(
    endpoints.map(({ name, type, port, schema }) => [
      name,
      {
        type,
        port,
        ...(schema && {
          schema: {
            ...(schema.type && { type: schema.type }),
            content: schema.content,
          },
        }),
      },
    ]),
  );
}

/** Connections by the component and endpoint they lead to. */
export function connectionsOf(
  { dependencies = [] }: WorkloadUse,
  { project: ownProject = '' }: ModelRef,
): Fields {
  return Object.fromEntries(
    dependencies.map(({ component, endpoint, env = {} }) => [
      `${component.name}-${endpoint}`,
      {
        type: 'api',
        params: {
          projectName: component.project ?? ownProject,
          componentName: component.name,
          endpoint,
        },
        inject: {
          env: Object.entries(env).flatMap(([what, name]) => {
            const value = known.get(what);
            return value ? [{ name, value }] : [];
          }),
        },
      },
    ]),
  );
}
