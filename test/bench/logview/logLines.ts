// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const red = (text: string) => `\u001b[31m${text}\u001b[0m`;
const green = (text: string) => `\u001b[1;32m${text}\u001b[0m`;
const grey = (text: string) => `\u001b[90m${text}\u001b[39m`;

/** A line of a build's log, the same for the same place: plain and coloured ones, stack traces, long and empty ones. */
function textOf(place: number): string {
  const draw = Math.imul(place + 1, 2654435761) >>> 0;
  const name = `module-${draw % 977}`;
  switch (draw % 16) {
    case 0:
      return '';
    case 1:
      return `#12 ${(place / 97).toFixed(
        3,
      )} Downloading https://registry.example/${name}/-/${name}-${draw % 9}.${
        draw % 31
      }.tgz`;
    case 2:
      return `${green('✔')} ${name} built in ${grey(`${draw % 4000} ms`)}`;
    case 3:
      return `${red('warning')} ${name}@1.${
        draw % 99
      }: peer dependency "react@^18" is not met by ${grey(
        'react@17.0.2',
      )}, which may lead to duplicate modules and larger bundles`;
    case 4:
      return `    at Object.${name.replace(
        '-',
        '_',
      )} (/workspace/source/packages/${name}/src/index.ts:${draw % 400}:${
        draw % 80
      })`;
    case 5:
      return `\tat com.acme.shop.${name.replace(
        '-',
        '.',
      )}.Handler.handle(Handler.java:${draw % 900})`;
    case 6:
      return `{"level":"info","ts":"2026-11-25T03:00:00Z","caller":"cmd/main.go:${
        draw % 300
      }","msg":"reconciled","module":"${name}","attempt":${draw % 5}}`;
    case 7:
      return `${name} ${'='.repeat(draw % 60)}> ${draw % 100}%`;
    case 8:
      return `Step ${
        draw % 30
      }/30 : RUN npm run build --workspace=${name} && npm run test --workspace=${name} -- --coverage --reporters=default --maxWorkers=2 ${'--flag '.repeat(
        draw % 40,
      )}`;
    default:
      return `compiling github.com/acme/shop/internal/${name}/service_${
        draw % 53
      }.go`;
  }
}

/** Lines of a build from one place on, a few milliseconds apart. */
export function logLines(count: number, from = 0) {
  const start = Date.UTC(2026, 10, 25, 3);
  return Array.from({ length: count }, (_, index) => ({
    text: textOf(from + index),
    at: new Date(start + (from + index) * 7).toISOString(),
  }));
}
