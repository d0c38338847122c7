// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/**
 * How a thing is doing, in the order in which a list shows them: worst first. `unknown` means that a report is missing,
 * or says what nobody here understands; `unreported` that the generation never reports on such a thing, so that nothing
 * is missing and nothing is claimed.
 *
 * @public
 */
export const healthStates = [
  'failed',
  'degraded',
  'progressing',
  'unknown',
  'suspended',
  'ready',
  'unreported',
] as const;

/**
 * Health with its cause. `reason` and `message` are the condition's own words; `since` is an ISO 8601 instant.
 * A reason nobody knows yet makes the state `unknown`, never `failed`.
 *
 * @public
 */
export const healthSchema = z
  .object({
    state: z.enum(healthStates),
    reason: z.string().optional(),
    message: z.string().optional(),
    since: z.string().optional(),
  })
  .readonly();

/** {@inheritDoc healthSchema} @public */
export type Health = z.infer<typeof healthSchema>;

/** One of {@link healthStates}. @public */
export type HealthState = Health['state'];

/** The states that need somebody's attention, worst first. @public */
export const troubledStates: readonly HealthState[] = ['failed', 'degraded'];
