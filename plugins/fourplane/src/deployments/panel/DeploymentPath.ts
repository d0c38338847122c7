// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ThingPath } from '../ThingPath';

/** Something in an environment as the paths of the contract name it. */
export interface DeploymentPath extends ThingPath {
  readonly deployment: string;
}
