// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { fourplaneTranslationRef } from '../translation';
import { isSameValue } from './checkForm';
import type { FieldProps } from './FieldProps';
import { fieldWords } from './fieldWords';
import type { ChoiceField } from './FormField';
import { useFieldState } from './FormContext';

const UNSET = 'unset';

/** One of a few values; where none is needed, none can be chosen. */
export function ChoiceFieldView(props: FieldProps<ChoiceField>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { field, path, value, onChange, isRequired } = props;
  const state = useFieldState(path);
  const shown = value === undefined ? field.fallback : value;
  const index = field.options.findIndex(option => isSameValue(option, shown));
  const isUnsettable = !isRequired && field.fallback === undefined;
  // A value the schema does not know any more is still shown, with what is wrong about it.
  const isForeign = shown !== undefined && index === -1;
  const options = [
    ...(isUnsettable ? [{ value: UNSET, label: t('form.notSet') }] : []),
    ...field.options.map((option, at) => ({
      value: `${at}`,
      label: wordOf(option),
    })),
    ...(isForeign ? [{ value: 'foreign', label: wordOf(shown) }] : []),
  ];
  const selected = isForeign ? 'foreign' : `${index}`;
  const none = isUnsettable ? UNSET : null;
  return (
    <Select
      {...fieldWords(props)}
      {...state}
      options={options.map(({ value: id, label }) => ({ id, label }))}
      placeholder={t('form.choose')}
      selectedKey={shown === undefined ? none : selected}
      onSelectionChange={key =>
        key !== 'foreign' &&
        onChange(key === UNSET ? undefined : field.options[Number(key)])
      }
    />
  );
}

function wordOf(option: unknown): string {
  return typeof option === 'string' ? option : JSON.stringify(option);
}
