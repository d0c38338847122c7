// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Allowance } from '@fourplane/plugin-fourplane-common';

/** Allowed unless there is something against it; the first such thing is said. */
export function allowance(
  ...reasons: readonly (string | undefined)[]
): Allowance {
  const why = reasons.find(reason => reason !== undefined);
  return why === undefined ? { allowed: true } : { allowed: false, why };
}
