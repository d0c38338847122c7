// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { configApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

/** How the things of control planes are in the catalog, by the name of those that are not just ingested. @public */
export function useCatalogModes(): ReadonlyMap<string, 'link' | 'both'> {
  const config = useApiHolder().get(configApiRef);
  return useMemo(() => {
    const modes = new Map<string, 'link' | 'both'>();
    const entries = config?.getOptionalConfigArray('fourplane.controlPlanes');
    for (const entry of entries ?? []) {
      const name = entry.getOptionalString('name');
      const mode = entry.getOptionalString('catalog.mode');
      if (name && (mode === 'link' || mode === 'both')) {
        modes.set(name, mode);
      }
    }
    return modes;
  }, [config]);
}
