// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export interface BuildProgressOptions {
  readonly title: string;
  readonly write: (line: string) => void;
  /** Least time between two lines; default 15 s. */
  readonly everyMs?: number;
  readonly now?: () => number;
}

/** Tells people how far one build is, from the lines the go command prints. */
export class BuildProgress {
  static create(options: BuildProgressOptions): BuildProgress {
    return new BuildProgress(options);
  }

  private downloaded = 0;
  private compiled = 0;
  private lastWritten: number;
  private readonly started: number;

  private constructor(private readonly options: BuildProgressOptions) {
    this.started = this.now();
    this.lastWritten = this.started;
  }

  /** A line of `go build -v`: `go: downloading …` or the path of a package. */
  readonly onLine = (line: string): void => {
    if (line.startsWith('go: downloading ')) {
      this.downloaded += 1;
    } else if (/^[\w.~-]+(\/[\w.~-]+)*$/.test(line)) {
      this.compiled += 1;
    }
    const now = this.now();
    if (now - this.lastWritten >= (this.options.everyMs ?? 15_000)) {
      this.lastWritten = now;
      this.options.write(`  … ${this.options.title}: ${this.summary()}`);
    }
  };

  /** Whole seconds since the start. */
  get seconds(): number {
    return Math.round((this.now() - this.started) / 1000);
  }

  summary(): string {
    const parts = [
      this.downloaded > 0 && `${this.downloaded} modules downloaded`,
      `${this.compiled} packages compiled`,
      `${this.seconds} s`,
    ];
    return parts.filter(Boolean).join(', ');
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
