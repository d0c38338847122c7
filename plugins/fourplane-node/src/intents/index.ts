// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type {
  IntentOutcome,
  IntentRefusal,
  PlannedIntent,
  RefusalCause,
  WrittenObject,
} from './IntentOutcome';
export { closedDoor } from './closedDoor';
export type { ControlPlaneWrites } from './closedDoor';
export type { ManifestOutcome, WriteManifestsOptions } from './ManifestWriter';
export type { RenderedIntent } from './wholeManifests';
