// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ComponentPath } from '../../builds/ComponentPath';

/** A deployment of a component as the paths of the contract name it. */
export interface DeploymentPath extends ComponentPath {
  readonly deployment: string;
}
