// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A field's name as people would write it: `maxIdleSeconds` is "Max idle seconds", `imageURL` "Image URL".
 *
 * @public
 */
export function fieldTitle(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .split(/[\s_.-]+/)
    .filter(Boolean)
    .map(word => (/^[A-Z0-9]+$/.test(word) ? word : word.toLowerCase()));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
