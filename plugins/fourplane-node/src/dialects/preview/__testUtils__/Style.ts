// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Fields } from '../../v1/__testUtils__/slotOf';

/** How a release writes what changed its shape. */
export interface Style {
  /** Plain names, or objects since 0.15. */
  readonly references: 'plain' | 'object';
  /** Plain names, or objects since 0.16. */
  readonly types: 'plain' | 'object';
  readonly tenants: 'Organization' | 'Namespace';
  readonly access: Fields;
}
