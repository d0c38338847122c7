// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Names and values; the name of the metric is `__name__`. A label with an empty value is the same as none. */
export type Labels = Readonly<Record<string, string>>;

export const NAME = '__name__';

const byName = (
  one: readonly [string, string],
  other: readonly [string, string],
) => (one[0] < other[0] ? -1 : 1);

type Change = (labels: Labels, names: readonly string[]) => Labels;

/**
 * The same object for the same objects: a query over time is evaluated a thousand times over the same series, and most
 * of it is about their labels.
 */
function remembered(change: Change): Change {
  const results = new WeakMap<readonly string[], WeakMap<Labels, Labels>>();
  return (labels, names) => {
    const known = results.get(names) ?? new WeakMap<Labels, Labels>();
    results.set(names, known);
    const result = known.get(labels) ?? change(labels, names);
    known.set(labels, result);
    return result;
  };
}

const keys = new WeakMap<Labels, string>();

/** Equal exactly for equal labels. */
export function labelsKey(labels: Labels): string {
  const known = keys.get(labels);
  if (known !== undefined) return known;
  const key = JSON.stringify(Object.entries(labels).sort(byName));
  keys.set(labels, key);
  return key;
}

/** As Prometheus writes a series in messages. */
export function labelsText(labels: Labels): string {
  const pairs = Object.entries(labels)
    .sort(byName)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `{${pairs.join(', ')}}`;
}

/** Only those of these names. */
export const keepLabels = remembered((labels, names) =>
  Object.fromEntries(
    names.flatMap(name => (labels[name] ? [[name, labels[name]]] : [])),
  ),
);

/** All but those of these names. */
export const dropLabels = remembered((labels, names) =>
  Object.fromEntries(
    Object.entries(labels).filter(([name]) => !names.includes(name)),
  ),
);

const onlyName: readonly string[] = [NAME];

export const dropName = (labels: Labels): Labels =>
  dropLabels(labels, onlyName);

/** With a label set, or taken away by an empty value. */
export function withLabel(labels: Labels, name: string, value: string): Labels {
  return value === ''
    ? dropLabels(labels, [name])
    : { ...labels, [name]: value };
}
