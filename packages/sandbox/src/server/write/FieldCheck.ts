// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { StatusError } from '../http/StatusError';
import { badRequest, invalidOptions } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { notSupported } from '../schema/FieldError';
import { unknownFields } from './unknownFields';

/** What becomes of unknown and duplicate fields: refused, warned of, or neither. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

const MODES = ['Strict', 'Warn', 'Ignore'] as const;

/** What a request asks about unknown and duplicate fields; `Warn` unless said. Throws 422. */
export function parseFieldValidation(
  query: URLSearchParams,
  optionsKind: string,
): FieldValidation {
  const asked = query.get('fieldValidation') ?? '';
  const mode = MODES.find(each => each === asked);
  if (asked && !mode) {
    throw invalidOptions(optionsKind, [
      notSupported('fieldValidation', asked, ['', 'Ignore', 'Strict', 'Warn']),
    ]);
  }
  return mode ?? 'Warn';
}

/** Fields given twice, as an error names them in one line and as warnings name them. */
export interface DuplicateFields {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

export const noDuplicates: DuplicateFields = { errors: [], warnings: [] };

/** The lines sorted by the place their top-level member has in the body. */
function inOrder(
  lines: readonly string[],
  order: readonly string[],
): readonly string[] {
  const place = (line: string) =>
    order.indexOf(/"([^".[]*)/.exec(line)?.[1] ?? '');
  return [...lines].sort((left, right) => place(left) - place(right));
}

/** Looks after one request's unknown and duplicate fields. */
export class FieldCheck {
  readonly #mode: FieldValidation;
  readonly #warn: (text: string) => void;

  private constructor(mode: FieldValidation, warn: (text: string) => void) {
    this.#mode = mode;
    this.#warn = warn;
  }

  /** `warn` is given the text of each warning the answer is to carry. */
  static create(options: {
    mode: FieldValidation;
    warn: (text: string) => void;
  }): FieldCheck {
    return new FieldCheck(options.mode, options.warn);
  }

  /** Checks what was sent as a whole object; throws a 400 in strict mode. */
  checkBody(
    type: ResourceType,
    body: unknown,
    duplicates: DuplicateFields,
  ): void {
    this.#report(this.#withUnknown(type, body, duplicates), text =>
      badRequest(
        `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: strict decoding error: ${text}`,
      ),
    );
  }

  /** Checks what a patch made of an object; `fail` makes the error of strict mode. */
  checkPatched(
    type: ResourceType,
    patched: unknown,
    duplicates: DuplicateFields,
    fail: (text: string) => StatusError,
  ): void {
    this.#report(this.#withUnknown(type, patched, duplicates), text =>
      fail(`strict decoding error: ${text}`),
    );
  }

  /** Checks what was applied, whose unknown fields are refused elsewhere. */
  checkApplied(duplicates: DuplicateFields): void {
    this.#report(duplicates, text =>
      badRequest(
        `error strict decoding YAML: error converting YAML to JSON: ${text}`,
      ),
    );
  }

  #withUnknown(
    type: ResourceType,
    body: unknown,
    duplicates: DuplicateFields,
  ): DuplicateFields {
    if (this.#mode === 'Ignore') {
      return noDuplicates;
    }
    const unknown = unknownFields(type, body).map(
      path => `unknown field "${path}"`,
    );
    const order = type.custom ? [] : Object.keys(Object(body));
    return {
      errors: inOrder([...duplicates.errors, ...unknown], order),
      warnings: inOrder([...duplicates.warnings, ...unknown], order),
    };
  }

  #report(found: DuplicateFields, fail: (text: string) => StatusError): void {
    if (this.#mode === 'Ignore' || found.errors.length === 0) {
      return;
    }
    if (this.#mode === 'Strict') {
      throw fail(found.errors.join(', '));
    }
    found.warnings.forEach(this.#warn);
  }
}
