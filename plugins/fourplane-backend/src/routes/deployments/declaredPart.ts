// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Where Kubernetes writes quantities in its own way: `1000m` comes back as `1`. */
const quantityPlaces: ReadonlySet<string> = new Set(['limits', 'requests']);

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
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

/**
 * What an object has of what is declared of it: an API server adds defaults and much else of its own, which is no
 * difference. Of a list it is also what nobody has declared, since only somebody else can have put it there.
 */
export function declaredPart(
  live: unknown,
  declared: unknown,
  place?: string,
): unknown {
  if (live === undefined || live === null) {
    // An API server drops what is empty.
    return isEmpty(declared) ? declared : live ?? undefined;
  }
  if (Array.isArray(live) && Array.isArray(declared)) {
    return partOfList(live, declared);
  }
  if (isFields(live) && isFields(declared)) {
    return Object.fromEntries(
      Object.entries(declared).flatMap(([name, value]) => {
        const part =
          place !== undefined && quantityPlaces.has(place)
            ? quantityPart(live[name], value)
            : declaredPart(live[name], value, name);
        return part === undefined ? [] : [[name, part]];
      }),
    );
  }
  return live;
}

function partOfList(
  live: readonly unknown[],
  declared: readonly unknown[],
): unknown[] {
  const isNamed = [...live, ...declared].every(
    item => nameOf(item) !== undefined,
  );
  return live.map((item, index) => {
    const counterpart = isNamed
      ? declared.find(one => nameOf(one) === nameOf(item))
      : declared[index];
    return counterpart === undefined ? item : declaredPart(item, counterpart);
  });
}

function quantityPart(live: unknown, declared: unknown): unknown {
  const amount = amountOf(declared);
  return amount !== undefined && amount === amountOf(live) ? declared : live;
}

function amountOf(quantity: unknown): number | undefined {
  const [, digits, suffix] =
    /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]{0,2})$/.exec(`${quantity}`) ?? [];
  const factor = suffixes[suffix ?? '?'];
  const number = Number(digits);
  return factor === undefined || Number.isNaN(number)
    ? undefined
    : Number((number * factor).toPrecision(12));
}

function nameOf(item: unknown): string | undefined {
  const name: unknown = isFields(item) ? item.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
