// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Progress for people: one line per step, with the seconds it took. */
export class Progress {
  static create(): Progress {
    return new Progress();
  }

  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const started = Date.now();
    process.stdout.write(`· ${title}\n`);
    const result = await work();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`✔ ${title} (${seconds} s)\n`);
    return result;
  }
}
