// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FoundLine } from '@fourplane/plugin-fourplane-common';
import { saveFile } from '@fourplane/plugin-fourplane-react';
import { exportFileName, writeLine, type ExportFormat } from './exportFormats';
import type { LogScope } from './LogScope';

/** A file of lines that come newest first, so that a bound drops the oldest; it has them oldest first. */
export class ExportFile {
  #lines = 0;
  readonly #parts: Blob[] = [];
  readonly #until = new Date();

  static create(options: {
    scope: LogScope;
    format: ExportFormat;
  }): ExportFile {
    return new ExportFile(options.scope, options.format);
  }

  private constructor(
    private readonly scope: LogScope,
    private readonly format: ExportFormat,
  ) {}

  get lines(): number {
    return this.#lines;
  }

  add(lines: readonly FoundLine[]): void {
    this.#lines += lines.length;
    // A blob may be kept on disk, which the lines of a large log are better.
    this.#parts.push(
      new Blob([...lines].reverse().map(writeLine[this.format])),
    );
  }

  /** Puts it where the reader keeps files, and returns what it is called there. */
  save(isWhole: boolean): string {
    const { path } = this.scope;
    const file = exportFileName({
      name: Object(path).name ?? Object(path).project ?? path.tenant,
      until: this.#until,
      isWhole,
      format: this.format,
    });
    saveFile([...this.#parts].reverse(), file);
    return file;
  }
}
