// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const DIGEST_DIGITS = 12;

/** An image as people say it: without registry and folders, its digest cut to twelve digits. */
export function imageName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  const [name, digest] = last.split('@sha256:');
  return digest ? `${name}@${digest.slice(0, DIGEST_DIGITS)}` : name;
}
