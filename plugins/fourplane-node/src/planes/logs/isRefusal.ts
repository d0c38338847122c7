// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeError, KubeFailure } from '../../kube/KubeError';

const refusals: ReadonlySet<KubeFailure> = new Set([
  'configuration',
  'certificate',
  'credentials',
  'forbidden',
]);

/** Whether a call failed in a way that trying again does not mend. */
export function isRefusal({ failure }: KubeError): boolean {
  return refusals.has(failure);
}
