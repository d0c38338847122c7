// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { lazy } from 'react';

/** A form of any shape, and YAML, are needed by those who change something, not by those who look. */
export const ConfigureForm = lazy(() =>
  import('./ConfigureForm').then(m => ({ default: m.ConfigureForm })),
);
