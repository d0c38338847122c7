// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ControlPlaneStatus } from '@fourplane/plugin-fourplane-common';
import type { StatusTone } from '@fourplane/plugin-fourplane-react';

const tones: Record<ControlPlaneStatus['state'], StatusTone> = {
  connecting: 'bad',
  syncing: 'working',
  synced: 'good',
  partial: 'warning',
  stale: 'warning',
};

/** The tone in which the state of a control plane is shown. */
export function toneOfControlPlane(
  state: ControlPlaneStatus['state'],
): StatusTone {
  return tones[state];
}
