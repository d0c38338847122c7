// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { list, present, text, withoutAbsent } from './fields';
import { Issue } from './parseTolerantly';

export interface EndpointContent {
  readonly type: string;
  readonly port: number;
  readonly title?: string;
  readonly visibility?: readonly string[];
  readonly schema?: { readonly type?: string; readonly content: string };
}

/** What a workload declares under `spec.endpoints`. */
export interface DeclaredEndpoints {
  readonly endpoints?: Readonly<Record<string, EndpointContent>>;
  /** Endpoints that could not be read, with what is wrong. */
  readonly unreadableEndpoints?: Readonly<Record<string, readonly Issue[]>>;
  /** What is wrong where not even the names of the endpoints could be read: any endpoint may be declared. */
  readonly unknownEndpoints?: readonly Issue[];
}

const ENDPOINTS = 'spec.endpoints';

/** An endpoint as every generation since 0.3 writes it. */
export const endpointSchema = z.object({
  type: z.string().min(1),
  port: z.number().int(),
  schema: z.object({ type: text, content: text }).nullish(),
});

/** An endpoint that also has a name for people and says from where it is reached (since 0.16). */
export const visibleEndpointSchema = endpointSchema.extend({
  displayName: text,
  visibility: list(z.string()),
});

type Endpoint = z.output<typeof endpointSchema> &
  Partial<z.output<typeof visibleEndpointSchema>>;

/** What of `spec.endpoints` was read, and what of it was not. */
export function declaredEndpoints(
  endpoints: Readonly<Record<string, Endpoint>> | null | undefined,
  issues: readonly Issue[],
): DeclaredEndpoints {
  return withoutAbsent({
    endpoints:
      endpoints && Object.keys(endpoints).length > 0
        ? endpointsOf(endpoints)
        : undefined,
    unreadableEndpoints: unreadableEndpoints(endpoints ?? {}, issues),
    unknownEndpoints: unknownEndpoints(issues),
  });
}

function endpointsOf(
  endpoints: Readonly<Record<string, Endpoint>>,
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
export function endpointsOfUnreadable(
  object: unknown,
  issues: readonly Issue[],
): DeclaredEndpoints {
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
