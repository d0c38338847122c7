// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** Where in the form a field finds what it depends on: dotted paths from the form's root. */
export interface PlaceOptions {
  readonly project?: string;
  readonly tenant?: string;
}

/** What the scaffolder's form gives one of our fields. */
export type PickerProps<
  V = string,
  O extends object = object,
> = FieldExtensionComponentProps<V, O>;

/** What is the same for fields of every value. */
export interface FieldFrame<O extends object = object> {
  readonly schema: { readonly title?: string; readonly description?: string };
  readonly uiSchema?: {
    readonly 'ui:options'?: Partial<O>;
    readonly 'ui:title'?: string;
    readonly 'ui:description'?: string;
    readonly 'ui:disabled'?: boolean;
  };
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly rawErrors?: readonly string[];
  readonly formContext?: { readonly formData?: unknown };
}

/** The options of a field, whether or not its template gives any. */
export function optionsOf<O extends object>(props: FieldFrame<O>): Partial<O> {
  return props.uiSchema?.['ui:options'] ?? {};
}
