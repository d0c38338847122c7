// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Switch } from '@backstage/ui';
import { useId } from 'react';
import type { FieldProps } from './FieldProps';
import { FieldMessage } from './FieldMessage';
import { fieldWords } from './fieldWords';
import type { SwitchField } from './FormField';
import { useFieldState } from './FormContext';
import styles from './SchemaForm.module.css';

/** On or off. */
export function SwitchFieldView(props: FieldProps<SwitchField>) {
  const { field, path, value, onChange } = props;
  const { isDisabled } = useFieldState(path);
  const { label, description } = fieldWords(props);
  const id = useId();
  return (
    <div className={styles.field}>
      <Switch
        label={label}
        isDisabled={isDisabled}
        isSelected={
          typeof value === 'boolean' ? value : field.fallback === true
        }
        aria-describedby={id}
        onChange={onChange}
      />
      <FieldMessage id={id} path={path} description={description} />
    </div>
  );
}
