// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../kube/KubeObject';

/**
 * One object of a dialect's fixtures with the shapes it can take; the first is its usual one. A random walk moves slots
 * between their shapes and absence.
 */
export interface Slot {
  readonly usual: KubeObject;
  readonly others: readonly KubeObject[];
  /** Dotted paths, or their parts, without which the object cannot be read at all. */
  readonly required: readonly (string | readonly string[])[];
}
