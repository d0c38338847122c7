// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { list, name, present, text, withoutAbsent } from '../../reading/fields';
import { Issue } from '../../reading/parseTolerantly';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';

export interface EndpointContent {
  readonly type: string;
  readonly port: number;
  readonly title?: string;
  readonly visibility?: readonly string[];
  readonly schema?: { readonly type?: string; readonly content: string };
}

export interface WorkloadContent {
  readonly project: string;
  readonly component: string;
  readonly image?: string;
  readonly endpoints?: Readonly<Record<string, EndpointContent>>;
  /** Endpoints that could not be read, with what is wrong. */
  readonly unreadableEndpoints?: Readonly<Record<string, readonly Issue[]>>;
  /** What is wrong where not even the names of the endpoints could be read: any endpoint may be declared. */
  readonly unknownEndpoints?: readonly Issue[];
  readonly dependencies?: readonly {
    readonly project: string;
    readonly component: string;
    readonly endpoint: string;
  }[];
  readonly resources?: readonly string[];
}

const ENDPOINTS = 'spec.endpoints';

const endpointSchema = z.object({
  type: name,
  port: z.number().int(),
  displayName: text,
  visibility: list(z.string()),
  schema: z.object({ type: text, content: text }).nullish(),
});

export const workloadKind = defineKind({
  kind: 'Workload',
  schema: z.object({
    spec: z.object({
      owner: z.object({ projectName: name, componentName: name }),
      container: z.object({ image: text }).nullish(),
      endpoints: z.record(z.string(), endpointSchema).nullish(),
      dependencies: z
        .object({
          endpoints: list(z.object({ project: text, component: name, name })),
          resources: list(z.object({ ref: name })),
        })
        .nullish(),
    }),
  }),
  content: ({ spec }, _identity, issues): WorkloadContent =>
    withoutAbsent({
      project: spec.owner.projectName,
      component: spec.owner.componentName,
      image: present(spec.container?.image),
      endpoints:
        spec.endpoints && Object.keys(spec.endpoints).length > 0
          ? endpointsOf(spec.endpoints)
          : undefined,
      unreadableEndpoints: unreadableEndpoints(spec.endpoints ?? {}, issues),
      unknownEndpoints: unknownEndpoints(issues),
      dependencies: spec.dependencies?.endpoints?.map(dependency => ({
        project: dependency.project || spec.owner.projectName,
        component: dependency.component,
        endpoint: dependency.name,
      })),
      resources: spec.dependencies?.resources?.map(({ ref }) => ref),
    }),
  rest: (object, issues) => ({
    ...ownerInSpec(object),
    ...endpointsOfUnreadable(object, issues),
  }),
  owner: ({ project, component }) => ({ project, component }),
});

function endpointsOf(
  endpoints: Readonly<Record<string, z.output<typeof endpointSchema>>>,
): Record<string, EndpointContent> {
  return Object.fromEntries(
    Object.entries(endpoints).map(([endpoint, declared]) => [
      endpoint,
      withoutAbsent({
        type: declared.type,
        port: declared.port,
        title: declared.displayName || undefined,
        visibility: present(declared.visibility),
        schema: declared.schema?.content
          ? withoutAbsent({
              type: declared.schema.type || undefined,
              content: declared.schema.content,
            })
          : undefined,
      }),
    ]),
  );
}

/** What is wrong with the endpoints as a whole. */
function unknownEndpoints(issues: readonly Issue[]): Issue[] | undefined {
  const found = issues.filter(({ path }) => path === ENDPOINTS);
  return found.length > 0 ? found : undefined;
}

const namesSchema = z.object({
  spec: z.object({ endpoints: z.record(z.string(), z.unknown()).nullish() }),
});

/** Of a workload that cannot be read, the names of its endpoints often can. */
function endpointsOfUnreadable(
  object: unknown,
  issues: readonly Issue[],
): Partial<WorkloadContent> {
  const { data } = namesSchema.safeParse(object);
  if (!data) {
    return { unknownEndpoints: issues };
  }
  const names = Object.keys(data.spec.endpoints ?? {});
  return names.length === 0
    ? {}
    : {
        unreadableEndpoints: Object.fromEntries(
          names.map(endpoint => [endpoint, issues]),
        ),
      };
}

/** An issue's path is dotted, and so may be an endpoint's name: the field is what follows the last known part. */
function unreadableEndpoints(
  readable: Readonly<Record<string, unknown>>,
  issues: readonly Issue[],
): Record<string, Issue[]> | undefined {
  const found: Record<string, Issue[]> = {};
  for (const issue of issues) {
    const rest = issue.path.startsWith(`${ENDPOINTS}.`)
      ? issue.path.slice(ENDPOINTS.length + 1)
      : '';
    const endpoint = rest.replace(
      /\.(type|port|displayName|visibility|schema)(\.[^.]+)?$/,
      '',
    );
    if (endpoint && !Object.hasOwn(readable, endpoint)) {
      (found[endpoint] ??= []).push(issue);
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
