// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contract } from '@fourplane/plugin-fourplane-common';

/**
 * A reply as one string: its row of the contract and its path parameters, in whatever order they come. It is the same
 * for every caller, and names things, so it stays inside the backend.
 */
export function replyName(
  route: keyof typeof contract,
  params: Readonly<Record<string, string>>,
): string {
  const sorted = Object.keys(params)
    .sort()
    .map(key => [key, params[key]]);
  return JSON.stringify([route, sorted]);
}
