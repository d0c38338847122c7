// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TextAreaField, TextField } from '@backstage/ui';
import type { FieldProps } from './FieldProps';
import { fieldWords } from './fieldWords';
import type { TextField as Text } from './FormField';
import { useFieldState } from './FormContext';

/** Text that is emptied counts as not set, so that a default stands again. */
export function TextFieldView(props: FieldProps<Text>) {
  const { field, path, value, onChange } = props;
  const state = useFieldState(path);
  const text = typeof value === 'string' ? value : '';
  const fallback = typeof field.fallback === 'string' ? field.fallback : '';
  const shared = {
    ...fieldWords(props),
    ...state,
    value: text,
    placeholder: value === undefined ? fallback || undefined : undefined,
    onChange: (next: string) => onChange(next === '' ? undefined : next),
  };
  return text.includes('\n') || fallback.includes('\n') ? (
    <TextAreaField {...shared} rows={4} />
  ) : (
    <TextField {...shared} size="small" />
  );
}
