// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { integer, list, name, text, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { keyOf } from '../../reading/keys';
import { defineKind, ObjectIdentity } from '../../reading/ReadableKind';

/** An API of a Service: an endpoint that is reached from beyond its project. */
export interface ExposedApi {
  readonly type?: string;
  readonly port?: number;
  readonly visibility: readonly string[];
}

/** How a component runs. Its controller makes a binding for `development` of it as soon as the Workload is there. */
export interface RunningContent {
  readonly project: string;
  readonly component: string;
  readonly className: string;
  readonly workloadName?: string;
  readonly apis?: Readonly<Record<string, ExposedApi>>;
}

/** The levels of exposure in the model's words. */
const visibilities: ReadonlyMap<string, string> = new Map([
  ['Organization', 'internal'],
  ['Public', 'external'],
]);

const common = {
  owner: z.object({ projectName: name, componentName: name }),
  workloadName: text,
  className: text,
};

const serviceSchema = z.object({
  spec: z.object({
    ...common,
    apis: z
      .record(
        z.string(),
        z.object({
          type: text,
          rest: z
            .object({
              backend: z.object({ port: integer }).nullish(),
              exposeLevels: list(z.string()),
            })
            .nullish(),
        }),
      )
      .nullish(),
  }),
});

type Apis = z.output<typeof serviceSchema>['spec']['apis'];

const otherSchema = z.object({
  spec: z.object(common),
});

function contentOf({ spec }: z.output<typeof otherSchema>): RunningContent {
  return withoutAbsent({
    project: spec.owner.projectName,
    component: spec.owner.componentName,
    className: spec.className || 'default',
    workloadName: spec.workloadName || undefined,
  });
}

const shared = {
  rest: ownerInSpec,
  owner: ({ project, component }: Partial<RunningContent>) => ({
    project,
    component,
  }),
  indexes: {
    workload: (
      { workloadName }: RunningContent,
      { namespace }: ObjectIdentity,
    ) => (workloadName ? [keyOf(namespace, workloadName)] : []),
    class: ({ className }: RunningContent, { namespace }: ObjectIdentity) => [
      keyOf(namespace, className),
    ],
  },
};

export const serviceKind = defineKind({
  kind: 'Service',
  schema: serviceSchema,
  content: (service): RunningContent =>
    withoutAbsent({ ...contentOf(service), apis: apisOf(service.spec.apis) }),
  ...shared,
});

export const webApplicationKind = defineKind({
  kind: 'WebApplication',
  schema: otherSchema,
  content: contentOf,
  ...shared,
});

export const scheduledTaskKind = defineKind({
  kind: 'ScheduledTask',
  schema: otherSchema,
  content: contentOf,
  ...shared,
});

function apisOf(apis: Apis): Record<string, ExposedApi> | undefined {
  const entries = Object.entries(apis ?? {});
  return entries.length === 0
    ? undefined
    : Object.fromEntries(
        entries.map(([api, { type, rest }]) => [
          api,
          withoutAbsent({
            type: type || undefined,
            port: rest?.backend?.port ?? undefined,
            visibility: (rest?.exposeLevels ?? []).map(
              level =>
                visibilities.get(level) ?? level.toLocaleLowerCase('en-US'),
            ),
          }),
        ]),
      );
}
