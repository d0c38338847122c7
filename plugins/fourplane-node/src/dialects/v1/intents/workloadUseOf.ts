// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { WorkloadUse } from './workloadSpec';

const bindings = z.record(z.string(), z.string()).nullish();

const workloadSpec = z.strictObject({
  container: z
    .strictObject({
      image: z.unknown().optional(),
      files: z.unknown().optional(),
      command: z.array(z.string()).nullish(),
      args: z.array(z.string()).nullish(),
      env: z
        .array(
          z.union([
            z.strictObject({ key: z.string(), value: z.string() }),
            z.strictObject({
              key: z.string(),
              valueFrom: z.strictObject({
                secretKeyRef: z.strictObject({
                  name: z.string(),
                  key: z.string(),
                }),
              }),
            }),
          ]),
        )
        .nullish(),
    })
    .nullish(),
  endpoints: z
    .record(
      z.string(),
      z.strictObject({
        type: z.string(),
        port: z.number(),
        basePath: z.string().nullish(),
        visibility: z.array(z.string()).nullish(),
        schema: z
          .strictObject({ type: z.string().optional(), content: z.string() })
          .nullish(),
      }),
    )
    .nullish(),
  dependencies: z
    .strictObject({
      endpoints: z
        .array(
          z.strictObject({
            project: z.string().nullish(),
            component: z.string(),
            name: z.string(),
            visibility: z.string(),
            envBindings: bindings,
          }),
        )
        .nullish(),
      resources: z
        .array(z.strictObject({ ref: z.string(), envBindings: bindings }))
        .nullish(),
    })
    .nullish(),
});

/**
 * What of a stored workload an intent can say, as `workloadParts` writes it; `undefined` where it says more than that, which
 * would be lost. Its image and its files are left as they are by a change of the rest.
 */
export function workloadUseOf(
  spec: unknown,
  { controlPlane, tenant, project }: ModelRef,
): WorkloadUse | undefined {
  const parsed = workloadSpec.safeParse(spec);
  if (!parsed.success) {
    return undefined;
  }
  const { container, endpoints, dependencies } = parsed.data;
  const isUsual = (dependencies?.endpoints ?? []).every(
    one =>
      one.visibility ===
      ((one.project || project) === project ? 'project' : 'namespace'),
  );
  if (!isUsual) {
    return undefined;
  }
  const refOf = (kind: 'component' | 'resource', of: string, name: string) => ({
    controlPlane,
    kind,
    ...(tenant && { tenant }),
    project: of,
    name,
  });
  return {
    ...(container?.command && { command: container.command }),
    ...(container?.args && { args: container.args }),
    ...(container?.env && {
      env: container.env.map(variable =>
        'value' in variable
          ? { name: variable.key, value: variable.value }
          : { name: variable.key, secret: variable.valueFrom.secretKeyRef },
      ),
    }),
    ...(endpoints && {
      endpoints: Object.entries(endpoints).map(([name, endpoint]) => ({
        name,
        type: endpoint.type,
        port: endpoint.port,
        ...(endpoint.basePath && { basePath: endpoint.basePath }),
        ...(endpoint.visibility && { visibility: endpoint.visibility }),
        ...(endpoint.schema && { schema: endpoint.schema }),
      })),
    }),
    ...(dependencies?.endpoints && {
      dependencies: dependencies.endpoints.map(one => ({
        component: refOf(
          'component',
          one.project || (project ?? ''),
          one.component,
        ),
        endpoint: one.name,
        ...(one.envBindings && { env: one.envBindings }),
      })),
    }),
    ...(dependencies?.resources && {
      resources: dependencies.resources.map(one => ({
        resource: refOf('resource', project ?? '', one.ref),
        ...(one.envBindings && { env: one.envBindings }),
      })),
    }),
  };
}
