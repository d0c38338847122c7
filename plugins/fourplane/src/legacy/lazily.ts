// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ComponentType } from 'react';

/** A component as an extension of the legacy frontend system loads it: with the first time it is shown. */
export function lazily(load: () => Promise<ComponentType>) {
  return async () => {
    const [{ withReplies }, Inner] = await Promise.all([
      import('./withReplies'),
      load(),
    ]);
    return withReplies(Inner);
  };
}
