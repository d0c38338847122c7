// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ChartName } from './chartsOf';

const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** How values of a chart read, with their unit. */
export function formatOf(
  chart: ChartName,
  locale: string,
): (value: number) => string {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  switch (chart) {
    case 'memory':
      return bytes => {
        const power = Math.min(
          Math.floor(Math.log2(Math.max(Math.abs(bytes), 1)) / 10),
          binaryUnits.length - 1,
        );
        return `${number.format(bytes / 1024 ** power)} ${binaryUnits[power]}`;
      };
    case 'latency':
      return seconds =>
        Math.abs(seconds) < 1
          ? `${number.format(seconds * 1_000)} ms`
          : `${number.format(seconds)} s`;
    case 'requests':
    case 'errors':
      return rate => `${number.format(rate)}/s`;
    default:
      return value => number.format(value);
  }
}
