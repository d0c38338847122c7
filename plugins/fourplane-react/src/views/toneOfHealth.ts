// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { HealthState } from '@fourplane/plugin-fourplane-common';
import type { StatusTone } from './StatusBadge';

const tones: Record<HealthState, StatusTone> = {
  failed: 'bad',
  degraded: 'warning',
  progressing: 'working',
  unknown: 'unknown',
  suspended: 'paused',
  ready: 'good',
  unreported: 'silent',
};

/** The tone in which a health state is shown. @public */
export function toneOfHealth(state: HealthState): StatusTone {
  return tones[state];
}
