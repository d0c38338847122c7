// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** Whether an object has all of the wanted labels. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  return Object.keys(wanted).every(name => labels[name] === wanted[name]);
}
