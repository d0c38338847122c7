// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A value as PromQL quotes it. Nothing in it ends the quotes, or means more than itself. */
export function quoted(value: string): string {
  const escaped = value.replace(/[\\"\p{Cc}\u2028\u2029]/gu, letter =>
    letter === '\\' || letter === '"'
      ? `\\${letter}`
      : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

/** A value as a regular expression of RE2 that fits it alone. */
export const literalPattern = (value: string): string =>
  value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');

/** What a label is compared with. */
export type LabelMatch =
  | readonly [label: string, operator: '=' | '!=', value: string]
  | readonly [label: string, operator: '=~' | '!~', pattern: string];

/** A selector of a metric. The values are quoted; the names are the caller's own. */
export function selector(
  metric: string,
  matches: readonly LabelMatch[],
): string {
  const pairs = matches.map(
    ([label, operator, value]) => `${label}${operator}${quoted(value)}`,
  );
  return `${metric}{${pairs.join(',')}}`;
}

/**
 * The name that kube-state-metrics gives to a label of Kubernetes: what Prometheus does not allow becomes `_`, humps
 * become words.
 */
export const exportedLabel = (name: string): string =>
  `label_${name
    .replace(/[^a-zA-Z0-9_]/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()}`;
