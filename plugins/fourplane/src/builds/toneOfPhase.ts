// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Build } from '@fourplane/plugin-fourplane-common';
import type { StatusTone } from '@fourplane/plugin-fourplane-react';

const tones: Record<Build['phase'], StatusTone> = {
  pending: 'working',
  running: 'working',
  succeeded: 'good',
  failed: 'bad',
  skipped: 'paused',
  unknown: 'unknown',
};

/** The tone in which the phase of a build, or of one of its steps, is shown. */
export function toneOfPhase(phase: Build['phase']): StatusTone {
  return tones[phase];
}
