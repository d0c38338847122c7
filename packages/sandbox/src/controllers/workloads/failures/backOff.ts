// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const firstMs = 10_000;
const longestMs = 300_000;

/** How long a kubelet waits before it starts a container, or pulls an image, again after so many failures. */
export const backOffMs = (failures: number): number =>
  Math.min(firstMs * 2 ** failures, longestMs);

/** `10s`, `1m20s`, as Go writes them. */
export function goDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}
