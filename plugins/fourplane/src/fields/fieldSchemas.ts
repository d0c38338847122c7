// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { typeChoiceKinds } from '@fourplane/plugin-fourplane-common';

const fieldPath = 'Where the form has it: a dotted path';

export const tenantSchema = makeFieldSchema({
  output: z => z.string().describe('Entity ref of a tenant'),
  uiOptions: z =>
    z.object({
      controlPlane: z.string().optional().describe('Of this one only'),
      inTenant: z.string().optional().describe('This one only'),
    }),
});

export const projectSchema = makeFieldSchema({
  output: z => z.string().describe('Entity ref of a project'),
  uiOptions: z =>
    z.object({
      controlPlane: z.string().optional().describe('Of this one only'),
      inTenant: z.string().optional().describe('Of this tenant only'),
      tenant: z.string().optional().describe(`The tenant. ${fieldPath}`),
    }),
});

export const environmentSchema = makeFieldSchema({
  output: z => z.string().describe('Name of an environment'),
  uiOptions: z =>
    z.object({
      project: z.string().optional().describe(`The project. ${fieldPath}`),
      tenant: z.string().optional().describe(`The tenant. ${fieldPath}`),
      first: z
        .boolean()
        .optional()
        .describe('Whether the first of the pipeline is chosen by itself'),
    }),
});

export const typeSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a type or a trait'),
  uiOptions: z =>
    z.object({
      project: z.string().optional().describe(`The project. ${fieldPath}`),
      tenant: z.string().optional().describe(`The tenant. ${fieldPath}`),
      kind: z
        .enum(typeChoiceKinds)
        .optional()
        .describe('A component type unless given'),
      workloadType: z
        .string()
        .optional()
        .describe('Only those that run as such: deployment, cronjob, …'),
    }),
});

export const workflowSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a workflow'),
  uiOptions: z =>
    z.object({
      project: z.string().optional().describe(`The project. ${fieldPath}`),
      tenant: z.string().optional().describe(`The tenant. ${fieldPath}`),
      type: z.string().optional().describe(`The component type. ${fieldPath}`),
    }),
});

export const secretSchema = makeFieldSchema({
  output: z =>
    z
      .union([
        z.string(),
        z.object({ name: z.string().optional(), key: z.string().optional() }),
      ])
      .describe(
        'Name of a secret reference, or with one of its keys where the field is an object',
      ),
  uiOptions: z =>
    z.object({
      project: z.string().optional().describe(`The project. ${fieldPath}`),
    }),
});

export const nameSchema = makeFieldSchema({
  output: z => z.string().describe('A name that is free'),
  uiOptions: z =>
    z.object({
      project: z.string().optional().describe(`The project. ${fieldPath}`),
      tenant: z.string().optional().describe(`The tenant. ${fieldPath}`),
      kind: z
        .enum(['component', 'resource', 'project', 'environment', 'pipeline'])
        .optional()
        .describe('What gets the name; a component unless given'),
    }),
});
