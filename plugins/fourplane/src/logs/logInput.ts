// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogRequest } from '@fourplane/plugin-fourplane-react';

/** What is asked of a log, as the query of its route. */
export function logInput({ after, tail, follow, wait }: LogRequest) {
  return {
    ...(after && { after }),
    ...(tail && { tail: `${tail}` }),
    ...(wait && { wait: `${wait}` }),
    ...(follow && { follow: 'true' as const }),
  };
}
