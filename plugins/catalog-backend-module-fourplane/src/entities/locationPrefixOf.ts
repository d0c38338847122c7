// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the locations of all that is ingested of a control plane begin with. */
export function locationPrefixOf(controlPlane: string): string {
  return `fourplane:${controlPlane}/`;
}
