// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { lazy } from 'react';

/** The page of a run loads, with its log and its graph, when a run is opened: a list needs neither. */
export const LazyComponentRun = lazy(() =>
  import('./runs').then(m => ({ default: m.ComponentRun })),
);

/** The same for a run that belongs to no component. */
export const LazyTenantRun = lazy(() =>
  import('./runs').then(m => ({ default: m.TenantRun })),
);
