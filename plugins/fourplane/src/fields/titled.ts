// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A thing by its title and its name, which the form holds. Pure. */
export function titled(name: string, title: string | undefined): string {
  return title && title !== name ? `${title} (${name})` : name;
}
