// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { useContext } from 'react';
import { fourplaneTranslationRef } from '../translation';
import { variantOf } from './checkForm';
import { emptyValue } from './emptyValue';
import type { FieldProps } from './FieldProps';
import { FieldSet } from './FieldSet';
import { FieldView } from './FieldView';
import { fieldWords } from './fieldWords';
import type { FormField, VariantsField } from './FormField';
import { FormContext } from './FormContext';
import { GroupMembers } from './GroupFieldView';

/** One of several shapes: which one, and its fields. */
export function VariantsFieldView(props: FieldProps<VariantsField>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { field, path, value, onChange } = props;
  const { isDisabled } = useContext(FormContext);
  const { label } = fieldWords(props);
  const chosen =
    value === undefined ? undefined : variantOf(field.variants, value);
  const shape = { path, value, onChange, isRequired: props.isRequired };
  return (
    <FieldSet {...props}>
      <Select
        label={t('form.shape', { name: label })}
        isDisabled={isDisabled}
        placeholder={t('form.choose')}
        options={field.variants.map((variant, index) => ({
          id: `${index}`,
          label:
            variant.title ??
            t('form.variant', {
              kind: kindWord(variant),
              number: `${index + 1}`,
            }),
        }))}
        selectedKey={chosen ? `${field.variants.indexOf(chosen)}` : null}
        onSelectionChange={key => {
          const next = field.variants[Number(key)];
          if (next && next !== chosen) {
            onChange(emptyValue(next));
          }
        }}
      />
      {chosen?.kind === 'group' && (
        <GroupMembers {...shape} field={chosen} name={label} />
      )}
      {chosen && chosen.kind !== 'group' && (
        <FieldView {...shape} field={chosen} name={label} />
      )}
    </FieldSet>
  );
}

/** The fields of a shape without a title tell it from the others. */
function kindWord(variant: FormField): string {
  return variant.kind === 'group'
    ? variant.fields.map(({ name }) => name).join(', ')
    : variant.kind;
}
