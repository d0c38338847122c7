// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlane, KubeUser } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../serving/Caller';

/**
 * As whom a control plane is written to, and who it is said to be for. A write has no signal of the caller: once begun it
 * is brought to its end, whether or not they wait for it.
 */
export async function writerOf(
  { writes }: Pick<ControlPlane, 'writes'>,
  caller: Caller,
): Promise<{ readonly as?: KubeUser; readonly by?: string }> {
  const as = writes === 'impersonate' ? await caller.kubeUser() : undefined;
  const { entityRef: by } = caller;
  return { ...(as && { as }), ...(by && { by }) };
}
