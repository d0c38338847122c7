// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormField } from './FormField';

/** What every field is drawn from. `undefined` as a value means: not set. */
export interface FieldProps<F extends FormField = FormField> {
  readonly field: F;
  /** What it is called where the schema gives no title. */
  readonly name: string;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly isRequired?: boolean;
}
