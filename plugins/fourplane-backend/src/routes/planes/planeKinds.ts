// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The kinds of plane, in the order a page shows them. */
export const planeKinds = [
  'dataPlane',
  'buildPlane',
  'observabilityPlane',
] as const;
