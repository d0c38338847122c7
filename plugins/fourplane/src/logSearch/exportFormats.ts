// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FoundLine } from '@fourplane/plugin-fourplane-common';

/** How lines can be written into a file. */
export const exportFormats = ['ndjson', 'text'] as const;

/** One of {@link exportFormats}. */
export type ExportFormat = (typeof exportFormats)[number];

/** A line as a file has it, with its end. */
export const writeLine: Readonly<
  Record<ExportFormat, (line: FoundLine) => string>
> = {
  ndjson: ({ at, level, deployment, pod, container, text, fields, shipped }) =>
    `${JSON.stringify({
      at,
      level,
      deployment: deployment.name,
      pod,
      container,
      text,
      fields,
      shipped,
    })}\n`,
  text: ({ at, pod, container, text }) => `${at} ${pod}/${container} ${text}\n`,
};

/** What a file is called: after what it is of and when; one that lacks something says so. */
export function exportFileName(options: {
  readonly name: string;
  readonly until: Date;
  readonly isWhole: boolean;
  readonly format: ExportFormat;
}): string {
  const { name, until, isWhole, format } = options;
  const time = until.toISOString().slice(0, 19).replace(/:/g, '-');
  const ending = format === 'text' ? 'txt' : format;
  return `${name}-logs-${time}${isWhole ? '' : '-partial'}.${ending}`;
}
