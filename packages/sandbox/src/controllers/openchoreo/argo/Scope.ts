// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The variables that `{{…}}` stands for at some place of a workflow. */
export class Scope {
  static of(values: Readonly<Record<string, string | undefined>>): Scope {
    return new Scope(new Map(Object.entries(values)));
  }

  private constructor(
    private readonly values: ReadonlyMap<string, string | undefined>,
  ) {}

  with(values: Readonly<Record<string, string | undefined>>): Scope {
    return new Scope(new Map([...this.values, ...Object.entries(values)]));
  }

  /** What is not known stays as it is, as somebody further in may know it. */
  fill(text: string): string {
    return text.replace(
      /\{\{\s*([^{}]+?)\s*\}\}/g,
      (whole, name) => this.values.get(name) ?? whole,
    );
  }

  /** The same in every text of a value. */
  fillAll<T>(value: T): T {
    // the shape stays: only texts are replaced, by texts
    return this.filled(value) as T;
  }

  private filled(value: unknown): unknown {
    if (typeof value === 'string') return this.fill(value);
    if (Array.isArray(value)) return value.map(each => this.filled(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, this.filled(each)]),
    );
  }
}
