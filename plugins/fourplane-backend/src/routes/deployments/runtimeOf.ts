// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isDeployedRef,
  ModelRef,
  Runtime,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/** What a data plane shows of a deployment. */
export function runtimeOf(
  ref: ModelRef,
  { deployments }: Pick<ControlPlane, 'deployments'>,
): Runtime | undefined {
  return isDeployedRef(ref) ? deployments.runtime(ref) : undefined;
}
