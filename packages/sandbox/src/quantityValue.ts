// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** What a quantity of Kubernetes, such as `500m`, is as a number; undefined of a text that is none. */
export function quantityValue(text: string): number | undefined {
  const [, digits, suffix = ''] =
    /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]i?)?$/.exec(text) ?? [];
  const number = Number(digits ?? NaN);
  const size = suffix === '' ? 1 : suffixes[suffix];
  return Number.isNaN(number) || size === undefined ? undefined : number * size;
}
