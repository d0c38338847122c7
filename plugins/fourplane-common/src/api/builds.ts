// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { buildPhases, buildSchema, modelRefSchema } from '../model';
import { allowanceSchema } from './allowance';

/** A thing by its reference, with its display name where it has one. */
const titled = z.object({ ref: modelRefSchema, title: z.string().optional() });

/**
 * What came of a build: releases made of it, by reference or else by image, and the environments each runs in now.
 *
 * @public
 */
export const buildReleaseSchema = titled.extend({
  environments: z.array(titled),
});
/** {@inheritDoc buildReleaseSchema} @public */
export type BuildRelease = z.infer<typeof buildReleaseSchema>;

/** A build on a list. `failedStep` is the first step that failed. @public */
export const buildSummarySchema = buildSchema
  .omit({ steps: true, parameters: true })
  .extend({
    failedStep: z
      .object({ name: z.string(), message: z.string().optional() })
      .optional(),
    releases: z.array(buildReleaseSchema),
  });
/** {@inheritDoc buildSummarySchema} @public */
export type BuildSummary = z.infer<typeof buildSummarySchema>;

const phaseCounts = z.object(
  Object.fromEntries(
    buildPhases.map(phase => [phase, z.number().int()]),
  ) as Record<(typeof buildPhases)[number], z.ZodNumber>,
);

/**
 * A page of builds, newest first. `total` counts all that fit the filters; `next` asks for the page after this one,
 * whatever has been built meanwhile; `counts` follow every filter but the one of phases; `branches` are those of
 * all builds in scope, whatever the filters say; `previous` asks for the page before.
 *
 * @public
 */
export const buildPageSchema = z.object({
  builds: z.array(buildSummarySchema),
  total: z.number().int(),
  /** How many of them come before this page. */
  start: z.number().int().nonnegative(),
  next: z.string().optional(),
  previous: z.string().optional(),
  branches: z.array(z.string()),
  counts: phaseCounts,
});
/** {@inheritDoc buildPageSchema} @public */
export type BuildPage = z.infer<typeof buildPageSchema>;

/** A component's builds; without a `workflow` nothing builds it. @public */
export const componentBuildsSchema = buildPageSchema.extend({
  workflow: buildSchema.shape.workflow,
  canBuild: z.boolean(),
  why: z.string().optional(),
});
/** {@inheritDoc componentBuildsSchema} @public */
export type ComponentBuilds = z.infer<typeof componentBuildsSchema>;

/** One build, its neighbours in time, what came of it, and what can be done to it. @public */
export const buildDetailSchema = z.object({
  build: buildSchema,
  /** The one before it and the one after it, of the same component. */
  previous: z.object({ name: z.string() }).optional(),
  next: z.object({ name: z.string() }).optional(),
  failedStep: buildSummarySchema.shape.failedStep,
  releases: z.array(buildReleaseSchema),
  plane: titled.optional(),
  actions: z.object({
    retry: allowanceSchema,
    /** Going on from the step that failed, of a build that has failed. */
    retryFromFailed: allowanceSchema.optional(),
    stop: allowanceSchema,
    delete: allowanceSchema,
  }),
});
/** {@inheritDoc buildDetailSchema} @public */
export type BuildDetail = z.infer<typeof buildDetailSchema>;

/**
 * What can be said when a build is triggered. `parameters` is the JSON schema of the workflow's parameters, without those
 * that say where the source is; `values` are what the component is built with.
 *
 * @public
 */
export const buildFormSchema = allowanceSchema.extend({
  workflow: buildSchema.shape.workflow,
  title: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  values: z.record(z.string(), z.unknown()),
  branch: z.string().optional(),
  commit: z.string().optional(),
  tracks: z.array(titled.extend({ branch: z.string().optional() })),
});
/** {@inheritDoc buildFormSchema} @public */
export type BuildForm = z.infer<typeof buildFormSchema>;

/** What came of triggering: the build there is now. @public */
export const triggeredBuildSchema = z.object({ build: modelRefSchema });
