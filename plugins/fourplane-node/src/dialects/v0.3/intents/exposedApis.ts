// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';
import { serviceKind, webApplicationKind } from '../kinds/running';
import { RunningKinds } from '../runningKinds';
import { Fields } from './manifest';
import { WorkloadUse } from './workloadManifest';

type Endpoint = NonNullable<WorkloadUse['endpoints']>[number];

const levels: ReadonlyMap<string, string | undefined> = new Map([
  ['project', undefined],
  ['namespace', 'Organization'],
  ['organization', 'Organization'],
  ['internal', 'Organization'],
  ['public', 'Public'],
  ['external', 'Public'],
]);

/** Only these are routed from beyond a project. */
const routedTypes = ['REST', 'HTTP'];

/** What a Service says of endpoints that are reached from beyond their project. */
export function apisOf({ endpoints = [] }: WorkloadUse): Fields {
  return Object.fromEntries(
    endpoints
      .filter(endpoint => exposeLevels(endpoint).length > 0)
      .map(endpoint => [
        endpoint.name,
        {
          type: 'REST',
          className: 'default',
          rest: {
            backend: {
              port: endpoint.port,
              ...(endpoint.basePath && { basePath: endpoint.basePath }),
            },
            exposeLevels: exposeLevels(endpoint),
          },
        },
      ]),
  );
}

/** What of the wishes about who reaches endpoints cannot be had. */
export function exposureIssues(
  { endpoints = [] }: WorkloadUse,
  { running }: RunningKinds,
): IntentIssue[] {
  return endpoints.flatMap((endpoint, index) => {
    const at = `workload.endpoints.${index}`;
    const unknown = (endpoint.visibility ?? []).filter(
      visibility => !levels.has(visibility),
    );
    if (unknown.length > 0) {
      return [
        issueAt(
          `${at}.visibility`,
          `must be some of ${[...levels.keys()].join(', ')}`,
        ),
      ];
    }
    const isExposed = exposeLevels(endpoint).length > 0;
    if (running === webApplicationKind && endpoint.type === 'HTTP') {
      return endpoint.basePath
        ? [
            issueAt(
              `${at}.basePath`,
              'A web application has none',
              'Leave it out',
            ),
          ]
        : [];
    }
    if (isExposed && running !== serviceKind) {
      return [
        issueAt(
          `${at}.visibility`,
          `Such an endpoint of a ${running.kind} is reached from its own project only`,
          'Leave it out',
        ),
      ];
    }
    if (isExposed && !routedTypes.includes(endpoint.type)) {
      return [
        issueAt(
          `${at}.visibility`,
          `OpenChoreo 0.3 exposes only endpoints of type ${routedTypes.join(
            ' and ',
          )}`,
          'Leave it out',
        ),
      ];
    }
    return endpoint.basePath && !isExposed
      ? [
          issueAt(
            `${at}.basePath`,
            'has a meaning only for who comes from beyond the project',
            'Give the endpoint a visibility, or leave the path out',
          ),
        ]
      : [];
  });
}

function exposeLevels({ visibility = [] }: Endpoint): string[] {
  return [
    ...new Set(visibility.flatMap(each => levels.get(each) ?? [])),
  ].sort();
}
