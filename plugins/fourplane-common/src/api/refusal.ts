// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { intentIssueSchema } from '../intent';

/** The name of the error an action is refused with, as it is on the wire. @public */
export const REFUSED_ERROR = 'RefusedError';

/**
 * The `error` of an action that was not done, or not to its end: what is wrong, and what is written already where it
 * failed in the middle. A body of the wrong shape has `issues`, too, under Backstage's own error.
 *
 * @public
 */
export const refusalSchema = z.object({
  name: z.literal(REFUSED_ERROR),
  issues: z.array(intentIssueSchema),
  written: z.array(z.string()).optional(),
});
/** {@inheritDoc refusalSchema} @public */
export type Refusal = z.infer<typeof refusalSchema>;
