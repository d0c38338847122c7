// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What every field of a form carries. `fallback` is the schema's default: shown, but only sent once it is chosen. */
interface FieldBase {
  readonly title?: string;
  readonly description?: string;
  readonly fallback?: unknown;
}

/** Text; `pattern` as the schema writes it. */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A number within bounds, both included unless `exclusive…`. */
export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly isInteger: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** On or off. */
export interface SwitchField extends FieldBase {
  readonly kind: 'switch';
}

/** One of a few values. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly unknown[];
}

/** Any number of one thing. */
export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly item: FormField;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** An object with fields of its own. `isOpen`: it may hold others, too. */
export interface GroupField extends FieldBase {
  readonly kind: 'group';
  readonly fields: readonly {
    readonly name: string;
    readonly isRequired: boolean;
    readonly field: FormField;
  }[];
  readonly isOpen: boolean;
}

/** One of several shapes. */
export interface VariantsField extends FieldBase {
  readonly kind: 'variants';
  readonly variants: readonly FormField[];
}

/** What a form cannot draw: written as JSON. `type` is what it must be, where the schema says so. */
export interface JsonField extends FieldBase {
  readonly kind: 'json';
  readonly type?: 'object' | 'array';
}

/** One field of a form, made from a JSON schema by {@link readFormSchema}. @public */
export type FormField =
  | TextField
  | NumberField
  | SwitchField
  | ChoiceField
  | ListField
  | GroupField
  | VariantsField
  | JsonField;
