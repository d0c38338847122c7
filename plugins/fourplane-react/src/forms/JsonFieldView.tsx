// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { FieldProps } from './FieldProps';
import { fieldWords } from './fieldWords';
import type { JsonField } from './FormField';
import { useFieldState } from './FormContext';
import { isSameValue } from './checkForm';
import { BrokenJson } from './formValues';
import styles from './SchemaForm.module.css';

/** A value as JSON, for what has no control of its own. */
export function JsonFieldView(props: FieldProps<JsonField>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { field, path, value, onChange } = props;
  const state = useFieldState(path);
  const [typed, setTyped] = useState<{ text: string; value: unknown }>();
  // What was typed stays as it was typed, unless the value was changed from elsewhere.
  const text =
    typed && isSameValue(typed.value, value) ? typed.text : textOf(value);
  const words = fieldWords(props);
  const hint = t('form.json');
  return (
    <TextAreaField
      {...words}
      {...state}
      className={styles.json}
      description={words.description ? `${words.description} ${hint}` : hint}
      rows={Math.min(12, Math.max(3, text.split('\n').length))}
      value={text}
      placeholder={
        field.fallback === undefined ? undefined : textOf(field.fallback)
      }
      onChange={next => {
        const read = readJson(next);
        setTyped({ text: next, value: read });
        onChange(read);
      }}
    />
  );
}

function textOf(value: unknown): string {
  if (value instanceof BrokenJson) {
    return value.text;
  }
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

function readJson(text: string): unknown {
  if (text.trim() === '') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return new BrokenJson(text);
  }
}
