// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/** The catalog entity to lead to from a thing; `undefined` where none stands for it. */
export function entityRefIn(
  controlPlane: Pick<ControlPlane, 'entityRefsOf'>,
  ref: ModelRef,
): string | undefined {
  return controlPlane.entityRefsOf(ref)[0];
}
