// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dateTime, integer, object, required, string } from './schema';

/** A condition as metav1 has it. */
export const condition = object({
  lastTransitionTime: required(dateTime()),
  message: required(string({ maxLength: 32768 })),
  observedGeneration: integer({ format: 'int64', minimum: 0 }),
  reason: required(
    string({
      pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$',
      minLength: 1,
      maxLength: 1024,
    }),
  ),
  status: required(string({ enum: ['True', 'False', 'Unknown'] })),
  type: required(
    string({
      pattern:
        '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
      maxLength: 316,
    }),
  ),
});
