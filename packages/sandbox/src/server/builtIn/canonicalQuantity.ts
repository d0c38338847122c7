// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const QUANTITY =
  /^([+-]?)(\d+\.?\d*|\.\d+)(m|u|n|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d+)?$/;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const NANO = 10n ** 9n;
/** Nothing smaller than a thousandth is told apart. */
const SMALLEST = 10n ** 6n;

/** A decimal number in billionths, rounded up as Kubernetes rounds what is smaller. */
function nanosOf(digits: string, exponent: number): bigint {
  const [whole, fraction = ''] = digits.split('.');
  const shift = 9 + exponent - fraction.length;
  const number = BigInt(`${whole}${fraction}` || '0');
  if (shift >= 0) {
    return number * 10n ** BigInt(shift);
  }
  const divisor = 10n ** BigInt(-shift);
  return (number + divisor - 1n) / divisor;
}

function binaryText(units: bigint): string {
  let rest = units;
  let at = 0;
  while (at < BINARY.length - 1 && rest !== 0n && rest % 1024n === 0n) {
    rest /= 1024n;
    at += 1;
  }
  return `${rest}${BINARY[at]}`;
}

function decimalText(nanos: bigint, isExponent: boolean): string {
  let rest = ((nanos + SMALLEST - 1n) / SMALLEST) * SMALLEST;
  let at = 0;
  while (at < DECIMAL.length - 1 && rest !== 0n && rest % 1000n === 0n) {
    rest /= 1000n;
    at += 1;
  }
  if (rest === 0n) {
    return '0';
  }
  const exponent = (at - 3) * 3;
  const suffix = exponent === 0 ? '' : `e${exponent}`;
  return `${rest}${isExponent ? suffix : DECIMAL[at]}`;
}

/** A resource quantity as Kubernetes writes it (`500m` for `0.5`); undefined for a text that is none. */
export function canonicalQuantity(text: string): string | undefined {
  const [matched, sign, digits, suffix = ''] = QUANTITY.exec(text.trim()) ?? [];
  if (matched === undefined) {
    return undefined;
  }
  const written = (() => {
    if (BINARY.indexOf(suffix) > 0) {
      const nanos =
        nanosOf(digits, 0) * 1024n ** BigInt(BINARY.indexOf(suffix));
      return nanos % NANO === 0n && nanos / NANO >= 1024n
        ? binaryText(nanos / NANO)
        : decimalText(nanos, false);
    }
    const isExponent = /^[eE]/.test(suffix) && suffix.length > 1;
    const exponent = isExponent
      ? Number(suffix.slice(1))
      : (DECIMAL.indexOf(suffix) - 3) * 3;
    return decimalText(nanosOf(digits, exponent), isExponent);
  })();
  return sign === '-' && written !== '0' ? `-${written}` : written;
}
