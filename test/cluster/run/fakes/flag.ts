// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The value of `--name=value` on the command line. */
export function flag(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv
    .find(argument => argument.startsWith(start))
    ?.slice(start.length);
}
