// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { problemSchema } from './status';

/** A list read from a plane, or why there is none. `isCut`: there are more. */
export const planePartOf = <T extends z.ZodType>(item: T) =>
  z.discriminatedUnion('state', [
    z.object({
      state: z.literal('read'),
      items: z.array(item),
      isCut: z.boolean(),
    }),
    z.object({ state: z.literal('none'), problem: problemSchema }),
  ]);
