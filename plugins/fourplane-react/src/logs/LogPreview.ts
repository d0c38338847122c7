// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogBuffer, type WrittenLine } from './LogBuffer';
import type { OpenLog } from './OpenLog';
import { readLog } from './readLog';

/** How many lines are shown. */
const PREVIEW_LINES = 1_000;

/** The newest lines of a long log, shown until the whole log has got so far. */
export class LogPreview {
  readonly #open: OpenLog;
  /** The `id`s of the log's lines that came while the preview was under way; it may end with one of them. */
  readonly #passed = new Set<string | undefined>();
  #end: string | undefined;
  #isPassed = false;

  static create(open: OpenLog): LogPreview {
    return new LogPreview(open);
  }

  private constructor(open: OpenLog) {
    this.#open = open;
  }

  /** Reads the lines; `undefined` where they cannot all be had, or the log has got so far already. Never rejects. */
  async read(signal: AbortSignal): Promise<LogBuffer | undefined> {
    const lines: { text: string; id: string }[] = [];
    try {
      const request = { tail: PREVIEW_LINES, follow: false };
      const { failures, isAtEnd } = await readLog(
        this.#open(request, signal),
        event => event.type === 'line' && lines.push(event),
      );
      if (!isAtEnd || failures.length > 0) {
        return undefined;
      }
    } catch {
      return undefined;
    }
    this.#end = lines.at(-1)?.id;
    if (this.#end === undefined || this.#passed.has(this.#end)) {
      return undefined;
    }
    this.#passed.clear();
    const preview = LogBuffer.create();
    preview.append(lines);
    return preview;
  }

  /** Whether the log has got as far as the preview does. */
  get isPassed(): boolean {
    return this.#isPassed;
  }

  /** Takes note of lines of the log itself. */
  pass(lines: readonly WrittenLine[]): void {
    if (this.#end === undefined) {
      lines.forEach(({ id }) => this.#passed.add(id));
    } else {
      this.#isPassed ||= lines.some(({ id }) => id === this.#end);
    }
  }
}
