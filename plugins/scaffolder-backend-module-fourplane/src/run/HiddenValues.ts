// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const HIDDEN = '***';

/** Texts nobody may read in a log or an error, whatever somebody else's message quotes. */
export class HiddenValues {
  private readonly values: readonly string[];

  /** Also hides the values as they stand in JSON and in base64, which is how objects hold certificates. */
  static create(values: Iterable<string>): HiddenValues {
    return new HiddenValues(values);
  }

  private constructor(values: Iterable<string>) {
    const forms = [...values]
      .filter(value => value.trim() !== '')
      .flatMap(value => [
        value,
        value.trim(),
        JSON.stringify(value).slice(1, -1),
        Buffer.from(value).toString('base64'),
      ]);
    // A longer one may hold a shorter one.
    this.values = [...new Set(forms)].sort((a, b) => b.length - a.length);
  }

  hide(text: string): string {
    return this.values.reduce(
      (hidden, value) => hidden.replaceAll(value, HIDDEN),
      text,
    );
  }

  /** The same error where its message and stack hold nothing to hide, else one of its name without cause. */
  hideIn(error: unknown): unknown {
    if (!(error instanceof Error)) {
      return typeof error === 'string' ? this.hide(error) : error;
    }
    const told = `${error.message}${error.stack}${textOf(error.cause)}`;
    if (this.hide(told) === told) {
      return error;
    }
    const hidden = new Error(this.hide(error.message));
    hidden.name = error.name;
    hidden.stack = this.hide(error.stack ?? '');
    return hidden;
  }
}

function textOf(cause: unknown): string {
  return cause instanceof Error
    ? `${cause.message}${cause.stack}${textOf(cause.cause)}`
    : String(cause ?? '');
}
