// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The time as metadata carries it, now or some seconds from now: whole seconds, UTC. */
export function timestamp(inSeconds = 0): string {
  const time = new Date(Date.now() + inSeconds * 1000);
  return `${time.toISOString().slice(0, 19)}Z`;
}
