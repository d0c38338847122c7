// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { z } from 'zod/v3';
import { IntentOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Zod } from '../actions/IntentAction';
import { neededRef } from '../things/neededRef';
import { ThingFinder } from '../things/ThingFinder';

type Workload = NonNullable<IntentOf<'createComponent'>['workload']>;
type WorkloadInput = z.output<ReturnType<typeof workloadField>>;

/** What runs, and how others reach it. */
export function workloadField(zod: Zod) {
  const variables = () =>
    zod
      .record(zod.string())
      .optional()
      .describe('From what is given to the variable that gets it.');
  return zod
    .object({
      command: zod.array(zod.string()).optional(),
      args: zod.array(zod.string()).optional(),
      env: zod
        .array(
          zod
            .object({
              name: zod.string().min(1),
              value: zod.string().optional(),
              secret: zod
                .object({ name: zod.string().min(1), key: zod.string().min(1) })
                .strict()
                .optional()
                .describe('A key of a secret, in place of a value.'),
            })
            .strict(),
        )
        .optional()
        .describe('Environment variables, each with a value or a secret.'),
      endpoints: zod
        .array(
          zod
            .object({
              name: zod.string().min(1),
              type: zod
                .string()
                .min(1)
                .describe('HTTP, gRPC, GraphQL, Websocket, TCP or UDP.'),
              port: zod.number().int().min(1).max(65535),
              basePath: zod.string().optional(),
              visibility: zod
                .array(zod.string())
                .optional()
                .describe(
                  'project, namespace, internal, external; from its own project when empty.',
                ),
              schema: zod
                .object({
                  type: zod.string().optional(),
                  content: zod.string(),
                })
                .strict()
                .optional()
                .describe('The interface’s own description, as OpenAPI.'),
            })
            .strict(),
        )
        .optional()
        .describe('Ports it answers at.'),
      dependencies: zod
        .array(
          zod
            .object({
              component: zod
                .string()
                .min(1)
                .describe('An entity ref, or a name within the same project.'),
              endpoint: zod.string().min(1),
              env: variables(),
            })
            .strict(),
        )
        .optional()
        .describe('Endpoints of other components that it calls.'),
      resources: zod
        .array(
          zod
            .object({
              resource: zod
                .string()
                .min(1)
                .describe('An entity ref, or a name within the same project.'),
              env: variables(),
            })
            .strict(),
        )
        .optional()
        .describe('Managed resources that it uses.'),
      schedule: zod
        .string()
        .optional()
        .describe('Of a scheduled task: a cron expression.'),
    })
    .strict()
    .optional()
    .describe(
      'What runs and how others reach it. A component that is built takes most of this from its repository.',
    );
}

/** A workload with what it names found; `component` is whose it is. Throws an `InputError` that names the field. */
export function workloadOf(
  input: WorkloadInput,
  component: ModelRef,
  finder: ThingFinder,
): Workload | undefined {
  if (!input) {
    return undefined;
  }
  const { env, dependencies, resources, schedule, ...rest } = input;
  return {
    ...rest,
    ...(schedule && { schedule }),
    ...(env && {
      env: env.map(({ name, value, secret }) =>
        secret ? { name, secret } : { name, value: value ?? '' },
      ),
    }),
    ...(dependencies && {
      dependencies: dependencies.map((dependency, index) => ({
        ...dependency,
        component: neededRef(
          finder.find('component', dependency.component, {
            field: `workload.dependencies.${index}.component`,
            within: component,
          }),
        ),
      })),
    }),
    ...(resources && {
      resources: resources.map((use, index) => ({
        ...use,
        resource: neededRef(
          finder.find('resource', use.resource, {
            field: `workload.resources.${index}.resource`,
            within: component,
          }),
        ),
      })),
    }),
  };
}
