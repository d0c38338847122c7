// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A random UUID; browsers offer one ready-made only to pages that came over HTTPS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const version = 0x40 + ((bytes[6] ?? 0) % 0x10);
  const variant = 0x80 + ((bytes[8] ?? 0) % 0x40);
  const hex = [...bytes]
    .map((byte, index) => {
      const marked: Record<number, number> = { 6: version, 8: variant };
      return (marked[index] ?? byte).toString(16).padStart(2, '0');
    })
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
