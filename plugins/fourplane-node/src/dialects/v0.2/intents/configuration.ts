// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';

type Workload = NonNullable<IntentOf<'createComponent'>['workload']>;
type Endpoint = NonNullable<Workload['endpoints']>[number];

const endpointTypes = [
  'HTTP',
  'REST',
  'gRPC',
  'GraphQL',
  'Websocket',
  'TCP',
  'UDP',
];

/** From where an endpoint can be reached beside its own project, in the words of every generation and in this one's. */
const visibilities: Readonly<Record<string, 'organization' | 'public' | null>> =
  {
    project: null,
    namespace: 'organization',
    internal: 'organization',
    organization: 'organization',
    external: 'public',
    public: 'public',
  };

/** What of a workload an artifact of this generation cannot say, and what it needs. */
export function workloadIssues(
  {
    command = [],
    dependencies = [],
    resources = [],
    endpoints = [],
    schedule,
  }: Workload,
  type: string | undefined,
): IntentIssue[] {
  const isScheduled = type === 'ScheduledTask';
  return [
    ...(command.length > 0
      ? [
          issueAt(
            'workload.command',
            'OpenChoreo 0.2 always runs the image’s own command',
            'Use args, or build it into the image',
          ),
        ]
      : []),
    ...(dependencies.length > 0
      ? [issueAt('workload.dependencies', 'OpenChoreo 0.2 has none')]
      : []),
    ...(resources.length > 0
      ? [
          issueAt(
            'workload.resources',
            'OpenChoreo 0.2 has no managed resources',
          ),
        ]
      : []),
    ...(isScheduled && !schedule
      ? [issueAt('workload.schedule', 'must be given for a scheduled task')]
      : []),
    ...(!isScheduled && schedule
      ? [issueAt('workload.schedule', 'only a scheduled task has a schedule')]
      : []),
    ...endpoints.flatMap((endpoint, index) =>
      endpointIssues(endpoint, `workload.endpoints.${index}`),
    ),
  ];
}

function endpointIssues(
  { type, visibility = [] }: Endpoint,
  at: string,
): IntentIssue[] {
  return [
    ...(endpointTypes.includes(type)
      ? []
      : [issueAt(`${at}.type`, `must be one of ${endpointTypes.join(', ')}`)]),
    ...visibility.flatMap((from, index) =>
      Object.hasOwn(visibilities, from)
        ? []
        : [
            issueAt(
              `${at}.visibility.${index}`,
              `must be one of ${Object.keys(visibilities).join(', ')}`,
            ),
          ],
    ),
  ];
}

/** What runs, as an artifact writes it. */
export function configurationOf({
  args = [],
  env = [],
  endpoints = [],
  schedule,
}: Workload) {
  const application = {
    ...(args.length > 0 && { args }),
    ...(env.length > 0 && {
      env: env.map(variable =>
        'value' in variable
          ? { key: variable.name, value: variable.value }
          : { key: variable.name, valueFrom: { secretRef: variable.secret } },
      ),
    }),
    ...(schedule && { task: { schedule: { cron: schedule } } }),
  };
  return {
    ...(Object.keys(application).length > 0 && { application }),
    ...(endpoints.length > 0 && {
      endpointTemplates: endpoints.map(templateOf),
    }),
  };
}

/** An artifact keeps the content of an interface definition, and not of which kind it is. */
function templateOf({
  name,
  type,
  port,
  basePath,
  visibility = [],
  schema,
}: Endpoint) {
  const opened = new Set(visibility.map(from => visibilities[from]));
  return {
    metadata: { name },
    spec: {
      type,
      service: { port, basePath: basePath ?? '/' },
      ...((opened.has('public') || opened.has('organization')) && {
        networkVisibilities: {
          ...(opened.has('public') && { public: { enable: true } }),
          ...(opened.has('organization') && { organization: { enable: true } }),
        },
      }),
      ...(schema && { schema: { content: schema.content } }),
    },
  };
}

/** Where in the intent the fields of a configuration come from. */
export const configurationFields = {
  'spec.configuration.application.args': 'workload.args',
  'spec.configuration.application.env': 'workload.env',
  'spec.configuration.application.task': 'workload.schedule',
  'spec.configuration.endpointTemplates': 'workload.endpoints',
};
