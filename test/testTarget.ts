// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the suites that know both are held against. */
export const targetNames = ['sandbox', 'cluster'] as const;
export type TargetName = (typeof targetNames)[number];

/** Names the target to the tests; the sandbox when absent. */
export const TARGET_VARIABLE = 'FOURPLANE_TEST_TARGET';

/** The target the environment names; throws when there is none of that name. */
export function testTarget(
  env: Readonly<Record<string, string | undefined>> = process.env,
): TargetName {
  const asked = env[TARGET_VARIABLE] ?? 'sandbox';
  const found = targetNames.find(name => name === asked);
  if (!found) {
    throw new Error(
      `${TARGET_VARIABLE} is ${asked}; there are ${targetNames.join(' and ')}.`,
    );
  }
  return found;
}
