// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type {
  IntentOutcome,
  IntentRefusal,
  PlannedIntent,
  RefusalCause,
  WrittenObject,
} from './IntentOutcome';
export type { ControlPlaneWrites } from './closedDoor';
