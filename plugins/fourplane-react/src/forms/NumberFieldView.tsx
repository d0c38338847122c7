// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NumberField } from '@backstage/ui';
import type { FieldProps } from './FieldProps';
import { fieldWords } from './fieldWords';
import type { NumberField as Numbers } from './FormField';
import { useFieldState } from './FormContext';

/** Enough for a share or a price; react-aria rounds to three digits otherwise. */
const formatOptions = { maximumFractionDigits: 12, useGrouping: false };

/** A number. Bounds are told, not enforced while typing: a number that changes by itself is worse than a message. */
export function NumberFieldView(props: FieldProps<Numbers>) {
  const { field, path, value, onChange } = props;
  const state = useFieldState(path);
  return (
    <NumberField
      {...fieldWords(props)}
      {...state}
      value={typeof value === 'number' ? value : NaN}
      placeholder={
        typeof field.fallback === 'number' ? `${field.fallback}` : undefined
      }
      formatOptions={formatOptions}
      onChange={next => onChange(Number.isNaN(next) ? undefined : next)}
    />
  );
}
