// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What is wrong and how to mend it; the only kind of error a root script shows without a stack. */
export class SetupError extends Error {
  constructor(what: string, readonly mend?: string) {
    super(what);
    this.name = 'SetupError';
  }
}

/** Runs a root script: a {@link SetupError} becomes two clear lines, anything else keeps its stack. */
export async function runScript(script: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await script();
  } catch (error) {
    if (error instanceof SetupError) {
      process.stderr.write(
        `\n✖ ${error.message}\n${error.mend ? `  ${error.mend}\n` : ''}`,
      );
    } else {
      process.stderr.write(
        `\n✖ ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    }
    process.exitCode = 1;
  }
}
