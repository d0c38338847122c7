// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the names of all our providers begin with. */
export const PROVIDER_PREFIX = 'fourplane:';

/** The name of a control plane's provider, which is the key of its entities for ever. */
export function providerNameOf(controlPlane: string): string {
  return `${PROVIDER_PREFIX}${controlPlane}`;
}
